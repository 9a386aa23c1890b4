package io.techpack.gateway.watch;

import io.techpack.query.JobQueries.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One held request. Thread-safe. */
final class Waiter {

    private final Predicate<Standing> wanted;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile @Nullable Standing seen;

    Waiter(Predicate<Standing> wanted) {
        this.wanted = wanted;
    }

    /** Releases the request if that is what it waits for. */
    void see(Standing standing) {
        if (wanted.test(standing)) {
            seen = standing;
            released.countDown();
        }
    }

    void release() {
        released.countDown();
    }

    Optional<Standing> await(Duration atMost) throws InterruptedException {
        boolean inTime = released.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        return inTime ? Optional.ofNullable(seen) : Optional.empty();
    }
}
