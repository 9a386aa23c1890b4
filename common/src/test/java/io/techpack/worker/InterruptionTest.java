package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.worker.Interruption.Reason;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private static final int ROUNDS = 3_000;

    @Test
    void a_stop_that_comes_while_the_thread_enters_keeps_it_out_or_interrupts_it()
            throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CyclicBarrier both = new CyclicBarrier(2);
            for (int round = 0; round < ROUNDS; round++) {
                Interruption interruption = new Interruption();
                Future<Boolean> stopped =
                        threads.submit(() -> {
                            both.await();
                            return !interruption.enter() || interruptedInTime();
                        });
                Future<?> stop = threads.submit(stop(both, interruption));

                assertThat(stopped.get()).describedAs("round %d", round).isTrue();
                stop.get();
            }
        }
    }

    @Test
    void a_stop_that_comes_while_the_thread_leaves_does_not_touch_it_afterwards() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CyclicBarrier both = new CyclicBarrier(2);
            for (int round = 0; round < ROUNDS; round++) {
                Interruption interruption = new Interruption();
                CountDownLatch stopDone = new CountDownLatch(1);
                Future<Boolean> touched =
                        threads.submit(() -> {
                            interruption.enter();
                            both.await();
                            interruption.leave();
                            boolean interrupted = Thread.interrupted();
                            try {
                                stopDone.await();
                            } catch (InterruptedException _) {
                                interrupted = true;
                            }
                            return interrupted || Thread.interrupted();
                        });
                threads.submit(stop(both, interruption)).get();
                stopDone.countDown();

                assertThat(touched.get()).describedAs("round %d", round).isFalse();
            }
        }
    }

    @Test
    void the_first_reason_stays() {
        Interruption interruption = new Interruption();
        assertThat(interruption.reason()).isNull();

        interruption.stop(Reason.OUT_OF_TIME);
        interruption.stop(Reason.SHUTDOWN);

        assertThat(interruption.reason()).isEqualTo(Reason.OUT_OF_TIME);
        assertThat(interruption.enter()).isFalse();
    }

    private static Callable<Boolean> stop(CyclicBarrier both, Interruption interruption) {
        return () -> {
            both.await();
            interruption.stop(Reason.SHUTDOWN);
            return true;
        };
    }

    private static boolean interruptedInTime() {
        try {
            return new CountDownLatch(1).await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }
}
