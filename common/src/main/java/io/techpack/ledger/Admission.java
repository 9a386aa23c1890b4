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

    /** The idempotency key was used before; nothing is stored. */
    sealed interface Duplicate extends Admission {}

    /** The same request was accepted before, as this job. */
    record Repeated(JobId job) implements Duplicate {}

    /** The key was used for another request. */
    record KeyReused(JobId job) implements Duplicate {}

    /** The price does not fit the balance; nothing is stored, nothing charged. */
    record InsufficientCredits(int price, long balance) implements Admission {}

    /** There is no such account; nothing is stored. */
    record UnknownAccount() implements Admission {}
}
