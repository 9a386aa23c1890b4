package io.techpack.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Whether an attempt's lease has been taken: known from the start where it was claimed, and of a
 * speculative attempt once the completion before it has been recorded. Thread-safe.
 */
final class LeaseGrant {

    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();

    /** Of a lease that was claimed. */
    static LeaseGrant claimed() {
        LeaseGrant grant = new LeaseGrant();
        grant.decide(true);
        return grant;
    }

    /** Of a lease that is still to be taken; see {@link #decide}. */
    static LeaseGrant expected() {
        return new LeaseGrant();
    }

    /**
     * Says whether it was taken; a second word changes nothing. Returns whether this was the first.
     */
    boolean decide(boolean wasTaken) {
        return taken.complete(wasTaken);
    }

    /** Whether it has been taken by now. */
    boolean isTaken() {
        return taken.getNow(false);
    }

    /** Waits until it is known. */
    boolean await() throws InterruptedException {
        try {
            return taken.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same, for a thread that is to finish what it does; an interrupt is kept for it. */
    boolean awaitUninterruptibly() {
        return taken.join();
    }
}
