package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.worker.StopSignal.Reason;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What a stop does at each moment. The moments in between are ruled out by a lock, which the tests
 * hold to bring two threads to it at once: a stop that reads the thread before it is told, or tells
 * it after it has gone, is what used to be wrong.
 */
class StopSignalTest {

    private final StopSignal signal = new StopSignal();
    private final AtomicReference<String> seen = new AtomicReference<>();

    @Test
    void a_stop_that_waits_behind_the_entrance_interrupts_whoever_has_entered() throws Exception {
        Thread handler = new Thread(this::work);
        Thread stopper = new Thread(() -> signal.stop(Reason.SHUTDOWN));
        synchronized (signal) {
            blocked(handler);
            blocked(stopper);
        }
        handler.join();
        stopper.join();

        // whichever of the two went first
        assertThat(seen.get()).isIn("kept out", "interrupted");
        assertThat(signal.reason()).isEqualTo(Reason.SHUTDOWN);
    }

    @Test
    void a_stop_interrupts_the_thread_that_is_inside() throws Exception {
        Thread handler = new Thread(this::work);
        handler.start();
        await().until(() -> "inside".equals(seen.get()));

        signal.stop(Reason.OUT_OF_TIME);
        handler.join();

        assertThat(seen).hasValue("interrupted");
    }

    @Test
    void a_stop_that_comes_first_keeps_the_thread_out() {
        signal.stop(Reason.LEASE_LOST);

        work();

        assertThat(seen).hasValue("kept out");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void a_stop_just_before_the_exit_leaves_no_interrupt_behind() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<Boolean> touched = new AtomicReference<>();
        Thread handler =
                new Thread(() -> {
                    signal.enter();
                    seen.set("inside");
                    synchronized (stopped) {
                        signal.leave();
                    }
                    try {
                        touched.set(!stopped.await(10, TimeUnit.SECONDS) || Thread.interrupted());
                    } catch (InterruptedException _) {
                        touched.set(true);
                    }
                });
        Thread stopper =
                new Thread(() -> {
                    signal.stop(Reason.SHUTDOWN);
                    stopped.countDown();
                });
        synchronized (stopped) {
            handler.start();
            await().until(() -> "inside".equals(seen.get()));
            stopper.start();
            // told while the thread is still inside: the exit takes the interrupt away
            stopper.join();
        }
        handler.join();

        assertThat(touched).hasValue(false);
    }

    @Test
    void a_thread_that_has_left_is_not_interrupted_any_more() throws Exception {
        assertThat(signal.enter()).isTrue();
        signal.leave();

        Thread stopper = new Thread(() -> signal.stop(Reason.SHUTDOWN));
        stopper.start();
        stopper.join();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void the_first_reason_stays() {
        assertThat(signal.reason()).isNull();

        signal.stop(Reason.OUT_OF_TIME);
        signal.stop(Reason.SHUTDOWN);

        assertThat(signal.reason()).isEqualTo(Reason.OUT_OF_TIME);
    }

    private void work() {
        if (!signal.enter()) {
            seen.set("kept out");
            return;
        }
        seen.set("inside");
        try {
            boolean ended = new CountDownLatch(1).await(10, TimeUnit.SECONDS);
            seen.set("never told to stop, " + ended);
        } catch (InterruptedException _) {
            seen.set("interrupted");
        } finally {
            signal.leave();
        }
    }

    /** Starts it, and waits until it stands before the lock. */
    private static void blocked(Thread thread) {
        thread.start();
        await().until(() -> thread.getState() == Thread.State.BLOCKED);
    }
}
