package io.techpack.ledger;

import io.techpack.database.StorableText;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stage that a worker has done, with what it made.
 *
 * @param outcome as it will be stored: an engine's answer may hold what the database does not take,
 *     and that is replaced
 * @param took how long the attempt was
 * @param made all items of the stage, by their ordinals; empty if it is not known which there are
 * @param unclaimed when the stage was queued, if no lease of it has been taken: that is then done
 *     by its completion
 */
public record CompletedStage(
        Assignment assignment,
        Outcome.Done outcome,
        Duration took,
        Optional<List<Item.Finished>> made,
        Optional<Instant> unclaimed) {

    public CompletedStage {
        outcome = outcome.withResult(StorableText.ofJson(outcome.result()));
    }

    /** Of which it is not known what items there are. */
    public CompletedStage(Assignment assignment, Outcome.Done outcome, Duration took) {
        this(assignment, outcome, took, Optional.empty(), Optional.empty());
    }

    /**
     * What the handler of the next stage needs when the same worker goes on with the job.
     *
     * @param items all items of this stage, by their ordinals
     * @throws java.util.NoSuchElementException if this is the job's last stage
     */
    public Assignment following(List<Item.Finished> items) {
        return assignment.following(outcome, items, took);
    }

    Stage stage() {
        return assignment.lease().stage();
    }

    Step step() {
        return assignment.step();
    }

    /** The step after this one, if the job has one. */
    Optional<Step> next() {
        return assignment.type().after(stage());
    }

    /** Credits that are given back. */
    int refund() {
        return outcome.cached() ? step().credits() : 0;
    }

    /** Whether that one was done by the same worker after this one. */
    boolean isFollowedBy(CompletedStage other) {
        return next().map(next -> assignment.lease().next(next.stage()))
                .filter(other.assignment().lease()::equals)
                .isPresent();
    }
}
