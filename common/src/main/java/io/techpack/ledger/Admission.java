package io.techpack.ledger;

import io.techpack.job.JobId;
import java.time.Instant;

/** What became of a submission. */
public sealed interface Admission {

    /**
     * Stored, paid and queued.
     *
     * @param at when, by the database's clock
     */
    record Accepted(JobId job, Instant at) implements Admission {}

    /** Nothing is stored, nothing charged. */
    sealed interface Refusal extends Admission {}

    /** The idempotency key was used before; nothing is stored. */
    sealed interface Duplicate extends Admission {}

    /** The same request was accepted before, as this job. */
    record Repeated(JobId job) implements Duplicate {}

    /** The key was used for another request. */
    record KeyReused(JobId job) implements Duplicate, Refusal {}

    /** The price does not fit the balance. */
    record InsufficientCredits(int price, long balance) implements Refusal {}

    /** There is no such account. */
    record UnknownAccount() implements Refusal {}
}
