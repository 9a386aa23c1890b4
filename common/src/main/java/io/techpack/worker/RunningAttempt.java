package io.techpack.worker;

import io.techpack.job.Lease;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** An attempt under way, in its slot. Thread-safe. */
final class RunningAttempt {

    private final Attempt attempt;
    private final Slot slot;
    private final Arrival arrival;
    private final long beganNanos = System.nanoTime();
    private final AtomicBoolean finished = new AtomicBoolean();

    RunningAttempt(Attempt attempt, Slot slot, Arrival arrival) {
        this.attempt = attempt;
        this.slot = slot;
        this.arrival = arrival;
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
