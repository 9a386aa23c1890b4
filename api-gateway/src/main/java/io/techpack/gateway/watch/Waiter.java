package io.techpack.gateway.watch;

import io.techpack.query.JobQueries.Standing;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One held request. Thread-safe. */
final class Waiter {

    private final Predicate<Standing> wanted;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean reached;

    Waiter(Predicate<Standing> wanted) {
        this.wanted = wanted;
    }

    /** Releases the request if that is what it waits for. */
    void see(Standing standing) {
        if (wanted.test(standing)) {
            reached = true;
            released.countDown();
        }
    }

    void release() {
        released.countDown();
    }

    /** Returns whether it was released in time. */
    boolean await(long atMostNanos) throws InterruptedException {
        return released.await(atMostNanos, TimeUnit.NANOSECONDS);
    }

    /** Whether it was released because the job is in the wanted state. */
    boolean reached() {
        return reached;
    }
}
