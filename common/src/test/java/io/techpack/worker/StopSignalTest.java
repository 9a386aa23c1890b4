package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.worker.StopSignal.Reason;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    private static final int ROUNDS = 3_000;

    @Test
    void a_stop_that_comes_while_the_thread_enters_keeps_it_out_or_interrupts_it()
            throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CyclicBarrier both = new CyclicBarrier(2);
            for (int round = 0; round < ROUNDS; round++) {
                StopSignal stopSignal = new StopSignal();
                Future<Boolean> stopped =
                        threads.submit(() -> {
                            both.await();
                            return !stopSignal.enter() || interruptedInTime();
                        });
                Future<?> stop = threads.submit(stop(both, stopSignal));

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
                StopSignal stopSignal = new StopSignal();
                CountDownLatch stopDone = new CountDownLatch(1);
                Future<Boolean> touched =
                        threads.submit(() -> {
                            stopSignal.enter();
                            both.await();
                            stopSignal.leave();
                            boolean interrupted = Thread.interrupted();
                            try {
                                stopDone.await();
                            } catch (InterruptedException _) {
                                interrupted = true;
                            }
                            return interrupted || Thread.interrupted();
                        });
                threads.submit(stop(both, stopSignal)).get();
                stopDone.countDown();

                assertThat(touched.get()).describedAs("round %d", round).isFalse();
            }
        }
    }

    @Test
    void the_first_reason_stays() {
        StopSignal stopSignal = new StopSignal();
        assertThat(stopSignal.reason()).isNull();

        stopSignal.stop(Reason.OUT_OF_TIME);
        stopSignal.stop(Reason.SHUTDOWN);

        assertThat(stopSignal.reason()).isEqualTo(Reason.OUT_OF_TIME);
        assertThat(stopSignal.enter()).isFalse();
    }

    private static Callable<Boolean> stop(CyclicBarrier both, StopSignal stopSignal) {
        return () -> {
            both.await();
            stopSignal.stop(Reason.SHUTDOWN);
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
