package io.techpack.database;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One caller's place in a batch: the command, and room for its answer. */
final class BatchedCall<C, R> {

    private final C command;
    private final CountDownLatch answered = new CountDownLatch(1);
    private @Nullable R result;
    private @Nullable RuntimeException fault;

    BatchedCall(C command) {
        this.command = command;
    }

    C command() {
        return command;
    }

    void succeed(R value) {
        result = value;
        answered.countDown();
    }

    void fail(RuntimeException why) {
        fault = why;
        answered.countDown();
    }

    @SuppressWarnings("NullAway") // the result is set by whoever opened the latch without a fault
    R await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    answered.await();
                    if (fault != null) {
                        throw fault;
                    }
                    return result;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
