package io.techpack.gateway.operator;

import io.techpack.gateway.operator.ExplanationDocument.Hold;
import io.techpack.gateway.operator.Snapshots.Snapshot;
import io.techpack.query.JobHistory;
import io.techpack.query.JobHistory.Owner;
import io.techpack.query.JobQueries.Wait;
import io.techpack.query.StageStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a job that is queued waits for, and what its reader can do about it. */
final class Holds {

    private final JobHistory job;
    private final Snapshot installation;
    private final Optional<Wait> place;

    /**
     * @param place where it stands in its queue
     */
    Holds(JobHistory job, Snapshot installation, Optional<Wait> place) {
        this.job = job;
        this.installation = installation;
        this.place = place;
    }

    /** All of them, what lasts longest first; at least one. */
    List<Hold> all() {
        Optional<StageStatus> status =
                installation.stages().stream()
                        .filter(each -> each.stage().id().equals(job.stage()))
                        .findFirst();
        if (status.isEmpty()) {
            return List.of(unknownStage());
        }
        StageStatus stage = status.get();
        List<Hold> holds = new ArrayList<>();
        stage.pause()
                .ifPresent(pause -> holds.add(paused(pause.since(), pause.by(), pause.reason())));
        if (stage.workers() == 0) {
            holds.add(noWorker());
        } else if (stage.draining() == stage.workers()) {
            holds.add(drained());
        }
        stage.outage().ifPresent(since -> holds.add(engine(since)));
        if (job.times().delay().isPositive()) {
            holds.add(delay(job.times().delay()));
        } else if (job.owner().atLimit()) {
            holds.add(accountLimit(job.owner()));
        } else if (holds.isEmpty()) {
            holds.add(turn(stage));
        }
        return holds;
    }

    private Hold unknownStage() {
        return new Hold(
                "unknown-stage",
                null,
                "This gateway does not know the stage %s.".formatted(job.stage()),
                "Ask a gateway of the version that made the job; if no living worker knows the stage, the job fails after ten minutes and is refunded.");
    }

    private Hold paused(Instant since, String by, Optional<String> reason) {
        return new Hold(
                "paused",
                since,
                "Stage %s is paused since %s by %s%s."
                        .formatted(
                                job.stage(),
                                since.truncatedTo(ChronoUnit.SECONDS),
                                by,
                                reason.map(why -> ": " + why).orElse("")),
                "Resume it: techpack admin resume " + job.stage());
    }

    private Hold noWorker() {
        return new Hold(
                "no-worker",
                null,
                "No live worker for %s.".formatted(job.stage()),
                "Start one, and see which there are: techpack admin workers");
    }

    private Hold drained() {
        String workers =
                installation.workers().stream()
                        .filter(worker -> worker.alive() && worker.drainingSince().isPresent())
                        .filter(worker ->
                                worker.stages().stream()
                                        .anyMatch(each -> each.stage().id().equals(job.stage())))
                        .map(worker -> worker.id().toString())
                        .limit(3)
                        .collect(Collectors.joining(" "));
        return new Hold(
                "drained",
                null,
                "Every worker of %s is drained and claims nothing.".formatted(job.stage()),
                "Start another one, or let one claim again: techpack admin drain --undo "
                        + workers);
    }

    private Hold engine(Instant since) {
        return new Hold(
                "engine",
                since,
                "The circuit is open at every worker of %s since %s: its engine keeps failing."
                        .formatted(job.stage(), since.truncatedTo(ChronoUnit.SECONDS)),
                "Check the engine: its address, key, quota and own status; the workers' logs name the last fault. Claiming goes on by itself.");
    }

    private Hold delay(Duration delay) {
        String time = seconds(delay);
        return job.waitsForProvider()
                ? new Hold(
                        "provider",
                        job.times().queuedAt(),
                        "The engine's provider asked to wait; next try in %s.".formatted(time),
                        "Nothing need be done; a higher rate limit at the provider would help.")
                : new Hold(
                        "retry",
                        job.times().queuedAt(),
                        "Next try in %s, after: %s".formatted(time, job.step()),
                        "Nothing need be done, unless it fails in the same way again.");
    }

    private static Hold accountLimit(Owner owner) {
        return new Hold(
                "account-limit",
                null,
                "Account limit %d reached: %d of its jobs run."
                        .formatted(owner.runningLimit().orElse(0), owner.running()),
                "It goes on when one of them ends; the limit is set on the operator's page, or by PUT /admin/accounts/%s/limits."
                        .formatted(owner.id()));
    }

    private Hold turn(StageStatus stage) {
        boolean full = stage.inFlight() >= stage.capacity();
        String where =
                place.stream()
                        .flatMap(wait ->
                                Stream.concat(
                                        wait.position().stream()
                                                .mapToObj("number %d in the queue"::formatted),
                                        wait.eta().stream()
                                                .map(eta -> "may begin in " + seconds(eta))))
                        .collect(Collectors.joining(", "));
        return new Hold(
                "turn",
                job.times().queuedAt(),
                "Waits for its turn at %s%s: %d of %d slots are in use."
                        .formatted(
                                job.stage(),
                                where.isEmpty() ? "" : " (" + where + ")",
                                stage.inFlight(),
                                stage.capacity()),
                full
                        ? "Start more workers of %s if this takes too long.".formatted(job.stage())
                        : "Nothing need be done; it is claimed within seconds.");
    }

    private static String seconds(Duration time) {
        return Math.max(1, time.plusMillis(500).toSeconds()) + " s";
    }
}
