package io.techpack.ledger;

import io.techpack.job.AccountId;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes along with the word that a stage is due for the first time: all that its handler needs,
 * so that a worker may begin it before it has a lease. It gives nobody a right: the lease is taken
 * by a claim as ever, or with the completion, by a statement that asks all that a claim does and
 * whether the stage has been queued since exactly then.
 *
 * @param due the stage, of which no attempt has been claimed
 * @param input the job's input with everything resolved, as JSON
 * @param results of the stages before, as JSON
 * @param items finished in the stages before, by their ordinals
 * @param remaining until the job's deadline, if it has one
 * @param queuedAt by the database's clock, to the microsecond; nobody guesses it who may not read
 *     the database or the record
 */
public record Handover(
        DueStage due,
        AccountId account,
        JobType type,
        String input,
        Map<Stage, String> results,
        Map<Stage, List<Item.Finished>> items,
        Optional<Duration> remaining,
        Optional<String> traceparent,
        Instant queuedAt) {

    /** Of a job that was submitted with that. */
    static Handover of(Submission submission, Instant queuedAt) {
        return new Handover(
                new DueStage(submission.id(), submission.type().first().stage()),
                submission.account(),
                submission.type(),
                submission.input(),
                Map.of(),
                Map.of(),
                submission.deadline(),
                submission.traceparent(),
                queuedAt);
    }

    /**
     * Of the stage after a completed one; empty if it is not known what that one has made, or if
     * workers died of the job.
     */
    static Optional<Handover> after(CompletedStage completed, Instant queuedAt) {
        return completed
                .made()
                .map(completed::following)
                .filter(next -> next.crashes() == 0)
                .map(next ->
                        new Handover(
                                new DueStage(next.lease().job(), next.lease().stage()),
                                next.account(),
                                next.type(),
                                next.input(),
                                next.results(),
                                next.items(),
                                next.remaining(),
                                next.traceparent(),
                                queuedAt));
    }

    /** How long it has been queued by that clock, which is not the database's. */
    public Duration waited(Instant now) {
        Duration waited = Duration.between(queuedAt, now);
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /**
     * What a claim by that worker would say.
     *
     * @param waited since it was queued
     */
    public Assignment assignment(WorkerId worker, Duration waited) {
        return new Assignment(
                new Lease(due.job(), due.stage(), 1, worker),
                account,
                type,
                input,
                1,
                0,
                results,
                items,
                waited,
                remaining,
                traceparent);
    }
}
