package io.techpack.gateway.operator;

import io.techpack.query.OperatorQueries;
import io.techpack.query.StageStatus;
import io.techpack.query.WorkerStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How stages and workers are doing, read for all who look at once. However many they are, and
 * however long the queues, no more than a fifth of one connection's time is spent on it.
 * Thread-safe.
 */
@Component
class Snapshots {

    private static final Duration LEAST_AGE = Duration.ofMillis(500);
    private static final int REST = 4;

    private final OperatorQueries queries;
    private @Nullable Snapshot last;
    private long goodUntil;

    Snapshots(OperatorQueries queries) {
        this.queries = queries;
    }

    record Snapshot(List<StageStatus> stages, List<WorkerStatus> workers) {}

    synchronized Snapshot now() {
        long began = System.nanoTime();
        Snapshot known = last;
        if (known != null && began - goodUntil < 0) {
            return known;
        }
        Snapshot read = new Snapshot(queries.stages(), queries.workers());
        long ended = System.nanoTime();
        last = read;
        goodUntil = ended + Math.max(LEAST_AGE.toNanos(), REST * (ended - began));
        return read;
    }

    /** Something was ordered: whoever looks next is to see it. */
    synchronized void forget() {
        last = null;
    }
}
