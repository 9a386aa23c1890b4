package io.techpack.ledger;

import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Completes stages as workers do. */
final class Completions {

    private Completions() {}

    /** Of one stage, after which nobody goes on. */
    static Complete of(Assignment assignment, Outcome.Done outcome) {
        return new Complete(List.of(new CompletedStage(assignment, outcome, Duration.ZERO)), false);
    }

    /** Of what was handed over and not claimed. */
    static CompletedStage of(Handover handover, WorkerId worker, Outcome.Done outcome) {
        return new CompletedStage(
                handover.assignment(worker, Duration.ZERO),
                outcome,
                Duration.ZERO,
                Optional.of(List.of()),
                Optional.of(handover.queuedAt()));
    }

    /** Completes a stage without items; returns what there is to do next under the new lease. */
    static Optional<Assignment> goOn(Ledger ledger, Assignment assignment, Outcome.Done outcome) {
        return goOn(ledger, assignment, outcome, List.of());
    }

    static Optional<Assignment> goOn(
            Ledger ledger, Assignment assignment, Outcome.Done outcome, List<Item.Finished> items) {
        CompletedStage stage = new CompletedStage(assignment, outcome, Duration.ZERO);
        return ledger.complete(List.of(stage), true).startedNext()
                ? Optional.of(stage.following(items))
                : Optional.empty();
    }

    /**
     * Stages that a worker does in a row, beginning with the one that it was given.
     *
     * @param most how many at most: a job may have fewer left
     */
    static List<CompletedStage> inARow(
            Assignment first, int most, Supplier<Outcome.Done> outcomes) {
        List<CompletedStage> row = new ArrayList<>();
        Assignment assignment = first;
        while (true) {
            CompletedStage stage =
                    new CompletedStage(assignment, outcomes.get(), Duration.ofMillis(2));
            row.add(stage);
            if (row.size() == most || stage.next().isEmpty()) {
                return row;
            }
            assignment = following(stage);
        }
    }

    /** What is next, with the items that the stage was given. */
    static Assignment following(CompletedStage stage) {
        return stage.following(stage.assignment().itemsOf(stage.stage()));
    }
}
