package io.techpack.worker;

import io.techpack.job.Lease;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** An attempt under way, in its slot. Thread-safe. */
final class RunningAttempt {

    private final Attempt attempt;
    private final Slot slot;
    private final Arrival arrival;
    private final CompletionChain chain;
    private final LeaseGrant grant;
    private final long beganNanos = System.nanoTime();
    private final AtomicBoolean finished = new AtomicBoolean();

    RunningAttempt(
            Attempt attempt, Slot slot, Arrival arrival, CompletionChain chain, LeaseGrant grant) {
        this.attempt = attempt;
        this.slot = slot;
        this.arrival = arrival;
        this.chain = chain;
        this.grant = grant;
    }

    Attempt attempt() {
        return attempt;
    }

    Lease lease() {
        return attempt.lease();
    }

    Slot slot() {
        return slot;
    }

    Arrival arrival() {
        return arrival;
    }

    /** Where its job's completions are recorded. */
    CompletionChain chain() {
        return chain;
    }

    LeaseGrant grant() {
        return grant;
    }

    /** The completion before it was not recorded: it is not to go on, unless it has its lease. */
    void refuseUnlessGranted() {
        if (grant.decide(false)) {
            attempt.stop(StopSignal.Reason.LEASE_LOST);
        }
    }

    /** Whether somebody records how it ended. */
    boolean isOver() {
        return finished.get();
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    /**
     * Whether the caller is the one who records how it ended: its own thread, or one that waited
     * for it in vain.
     */
    boolean finish() {
        return finished.compareAndSet(false, true);
    }
}
