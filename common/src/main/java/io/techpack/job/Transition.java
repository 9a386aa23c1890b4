package io.techpack.job;

import java.time.Duration;

/**
 * What becomes of a stage when an attempt at it is over. The worker's rules decide it from the
 * handler's {@link Outcome}; the ledger applies it under the attempt's lease.
 */
public sealed interface Transition {

    /** The stage is complete. */
    record Complete(Outcome.Done outcome) implements Transition {}

    /**
     * The stage is tried again.
     *
     * @param counted whether this attempt counts among those that the stage gets
     * @param snoozed whether the engine's provider has said how long to wait
     * @param why a few words for people
     */
    record Requeue(Duration delay, boolean counted, boolean snoozed, String why)
            implements Transition {}

    /** The job has failed. */
    record Fail(Failure failure) implements Transition {}

    /** Another worker goes on with it at once; the attempt does not count. */
    record Release() implements Transition {}

    /** Nothing changes: whoever holds the lease now decides. */
    record LeaseLost() implements Transition {}
}
