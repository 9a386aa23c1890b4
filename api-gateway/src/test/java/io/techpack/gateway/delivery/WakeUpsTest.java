package io.techpack.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeUpsTest {

    @Test
    void a_changed_job_and_a_freed_place_end_the_wait_long_before_the_sweep()
            throws InterruptedException {
        WakeUps wakeUps = new WakeUps(Duration.ofMinutes(1));
        long start = System.nanoTime();

        Thread.ofVirtual().start(wakeUps::jobChanged);
        wakeUps.await();
        Thread.ofVirtual().start(wakeUps::placeFreed);
        wakeUps.await();

        assertThat(since(start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void however_many_jobs_change_there_are_few_looks() throws InterruptedException {
        WakeUps wakeUps = new WakeUps(Duration.ofMinutes(1));
        Thread changes =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                wakeUps.jobChanged();
                                Thread.onSpinWait();
                            }
                        });
        long start = System.nanoTime();

        for (int looks = 0; looks < 3; looks++) {
            wakeUps.await();
        }

        assertThat(since(start)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        changes.interrupt();
        changes.join();
    }

    @Test
    void without_either_it_is_the_sweep() throws InterruptedException {
        long start = System.nanoTime();
        WakeUps wakeUps = new WakeUps(Duration.ofMillis(50));

        wakeUps.await();

        assertThat(since(start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
