package io.techpack.job;

/**
 * The right to try a stage of a job: this worker, this attempt. Every change made under a lease
 * names it whole, so that a worker which lost it changes nothing.
 *
 * @param attempt the count of claims of this stage, from 1; it only rises while the stage lasts
 */
public record Lease(JobId job, Stage stage, int attempt, WorkerId owner) {

    public Lease {
        if (attempt < 1) {
            throw new IllegalArgumentException(
                    "attempt " + attempt + " of job " + job + "; attempts count from 1");
        }
    }

    /** The same worker's lease of the job's next stage, when it goes on with it. */
    public Lease next(Stage following) {
        return new Lease(job, following, 1, owner);
    }
}
