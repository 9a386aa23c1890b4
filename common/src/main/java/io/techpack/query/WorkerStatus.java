package io.techpack.query;

import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Heartbeat.StageLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A worker process, as its last heartbeat told.
 *
 * @param name for people: host and process
 * @param silent how long ago that was
 * @param alive whether that is less than the lease time
 * @param openCircuits the stages that it does not claim because their engines keep failing
 * @param drainingSince since when an operator has it claim nothing more
 */
public record WorkerStatus(
        WorkerId id,
        String name,
        List<StageLoad> stages,
        int inFlight,
        Instant startedAt,
        Duration silent,
        boolean alive,
        Set<Stage> openCircuits,
        Optional<Instant> drainingSince) {

    /** What it does of a stage, if it does it. */
    Optional<StageLoad> of(Stage stage) {
        return stages.stream().filter(load -> load.stage().id().equals(stage.id())).findFirst();
    }

    public int capacity() {
        return stages.stream().mapToInt(StageLoad::capacity).sum();
    }
}
