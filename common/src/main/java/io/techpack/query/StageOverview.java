package io.techpack.query;

import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.ledger.Heartbeat.StageLoad;
import io.techpack.ledger.OperatorOrders.Pause;
import io.techpack.query.StageStatus.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together how the stages are doing. Immutable. */
record StageOverview(
        Map<Stage, Queue> queues,
        List<WorkerStatus> workers,
        Map<Stage, Instant> outages,
        Map<Stage, Pause> pauses) {

    List<StageStatus> of(JobTypes types) {
        return types.stages().stream().map(this::status).toList();
    }

    private StageStatus status(Stage stage) {
        List<WorkerStatus> living =
                workers.stream()
                        .filter(worker -> worker.alive() && worker.of(stage).isPresent())
                        .toList();
        List<WorkerStatus> claiming =
                living.stream().filter(worker -> worker.drainingSince().isEmpty()).toList();
        return new StageStatus(
                stage,
                queues.getOrDefault(stage, Queue.EMPTY),
                loads(claiming, stage).stream().mapToInt(StageLoad::capacity).sum(),
                loads(living, stage).stream().mapToInt(StageLoad::inFlight).sum(),
                living.size(),
                living.size() - claiming.size(),
                recently(loads(living, stage)),
                loads(living, stage).stream().mapToDouble(StageLoad::perSecond).sum(),
                Optional.ofNullable(outages.get(stage)),
                Optional.ofNullable(pauses.get(stage)));
    }

    private static List<StageLoad> loads(List<WorkerStatus> workers, Stage stage) {
        return workers.stream().flatMap(worker -> worker.of(stage).stream()).toList();
    }

    /** The average of the workers that have completed some. */
    private static Optional<Duration> recently(List<StageLoad> loads) {
        var millis =
                loads.stream()
                        .flatMap(load -> load.recently().stream())
                        .mapToLong(Duration::toMillis)
                        .average();
        return millis.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(millis.getAsDouble())))
                : Optional.empty();
    }
}
