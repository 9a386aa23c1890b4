package io.techpack.gateway.operator;

import io.techpack.ledger.Heartbeat.StageLoad;
import io.techpack.query.WorkerStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker process.
 *
 * @param name host and process
 * @param silentSeconds since its last heartbeat
 * @param alive whether that is not too long ago
 * @param drainingSince since when it claims nothing more; absent if it does
 */
record WorkerDocument(
        String workerId,
        String name,
        List<WorkerStage> stages,
        int capacity,
        int inFlight,
        Instant startedAt,
        double silentSeconds,
        boolean alive,
        @Nullable Instant drainingSince) {

    static WorkerDocument of(WorkerStatus worker) {
        return new WorkerDocument(
                worker.id().toString(),
                worker.name(),
                worker.stages().stream().map(load -> WorkerStage.of(worker, load)).toList(),
                worker.capacity(),
                worker.inFlight(),
                worker.startedAt(),
                StageDocument.seconds(worker.silent()),
                worker.alive(),
                worker.drainingSince().orElse(null));
    }

    /**
     * @param stage one that this gateway may not know
     * @param circuitOpen whether the worker does not claim it because its engine keeps failing
     */
    record WorkerStage(String stage, int capacity, int inFlight, boolean circuitOpen) {

        private static WorkerStage of(WorkerStatus worker, StageLoad load) {
            return new WorkerStage(
                    load.stage().id(),
                    load.capacity(),
                    load.inFlight(),
                    worker.openCircuits().contains(load.stage()));
        }
    }

    record WorkerList(List<WorkerDocument> workers) {}
}
