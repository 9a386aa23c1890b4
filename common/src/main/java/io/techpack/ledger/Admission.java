package io.techpack.ledger;

import io.techpack.job.JobId;

/** What became of a submission. */
public sealed interface Admission {

    /** Stored, paid and queued. */
    record Accepted(JobId job) implements Admission {}

    /** The same request was accepted before, as this job. */
    record Repeated(JobId job) implements Admission {}

    /** The idempotency key was used for another request; nothing is stored. */
    record KeyReused(JobId job) implements Admission {}

    /** The price does not fit the balance; nothing is stored, nothing charged. */
    record InsufficientCredits(int price, long balance) implements Admission {}

    /** There is no such account; nothing is stored. */
    record UnknownAccount() implements Admission {}
}
