package io.techpack.worker;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether an attempt's lease has been taken: known from the start where it was claimed; of a
 * speculative attempt once the completion before it has been recorded; and of a stage that was
 * handed over once somebody has taken it, by a claim or with its completion. Thread-safe.
 */
final class LeaseGrant {

    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();
    private final Optional<Instant> offered;
    private final AtomicBoolean open;

    private LeaseGrant(Optional<Instant> offered) {
        this.offered = offered;
        this.open = new AtomicBoolean(offered.isPresent());
    }

    /** Of a lease that was claimed. */
    static LeaseGrant claimed() {
        LeaseGrant grant = new LeaseGrant(Optional.empty());
        grant.decide(true);
        return grant;
    }

    /** Of a lease that is still to be taken; see {@link #decide}. */
    static LeaseGrant expected() {
        return new LeaseGrant(Optional.empty());
    }

    /**
     * Of a lease that may be taken; see {@link #take}.
     *
     * @param queuedAt since when its stage has been queued
     */
    static LeaseGrant offered(Instant queuedAt) {
        return new LeaseGrant(Optional.of(queuedAt));
    }

    /**
     * Has the caller take a lease that is offered, and {@link #decide} whether it was got; to one
     * caller it says since when the stage has been queued, to all others nothing.
     */
    Optional<Instant> take() {
        return open.compareAndSet(true, false) ? offered : Optional.empty();
    }

    /** Whether it was offered, so that who has taken it, or has not, decides. */
    boolean isOffered() {
        return offered.isPresent();
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
