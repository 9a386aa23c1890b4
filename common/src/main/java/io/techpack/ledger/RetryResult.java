package io.techpack.ledger;

import io.techpack.job.JobStatus;

/** What became of a retry. */
public sealed interface RetryResult {

    /**
     * The job is queued again at the stage that failed.
     *
     * @param charged for that stage and those after it, in credits
     */
    record Resumed(int charged) implements RetryResult {}

    /** The job did not fail, or was retried already; nothing is changed. */
    record NotFailed(JobStatus status) implements RetryResult {}

    /** The price of what is still to do does not fit the balance; nothing is changed. */
    record InsufficientCredits(int price, long balance) implements RetryResult {}

    /** The account has no such job. */
    record UnknownJob() implements RetryResult {}
}
