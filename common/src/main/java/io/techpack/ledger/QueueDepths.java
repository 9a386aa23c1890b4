package io.techpack.ledger;

import io.techpack.job.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * How much work is due and not yet taken, by stage: what workers are scaled by. Thread-safe.
 *
 * <p>Reading throws {@link LedgerUnavailable} when the database cannot be reached.
 */
public final class QueueDepths {

    // only live rows are looked at, by the index job_live
    private static final String SQL =
            """
            select stage, count(*) as jobs, extract(epoch from now() - min(run_at)) * 1000 as oldest_ms
            from job
            where finished_at is null and status = 'queued' and run_at <= now() and stage = any (:stages)
            group by stage
            """;

    private final Jdbi jdbi;

    public QueueDepths(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The stages that have due jobs; the others are empty. */
    public Map<Stage, Depth> read() {
        return DatabaseFault.translating(() ->
                jdbi.withHandle(handle -> {
                    Map<Stage, Depth> depths = new EnumMap<>(Stage.class);
                    Query query = handle.createQuery(SQL);
                    // what this version does not know it cannot show
                    Arrays.texts(query, "stages", List.of(Stage.values()), Stage::id);
                    query.map((row, _) ->
                                    Map.entry(
                                            Stage.of(row.getString("stage")),
                                            new Depth(
                                                    row.getLong("jobs"),
                                                    Duration.ofMillis(row.getLong("oldest_ms")))))
                            .forEach(each -> depths.put(each.getKey(), each.getValue()));
                    return depths;
                }));
    }

    /**
     * @param jobs that are due
     * @param oldest how long the first of them has been due
     */
    public record Depth(long jobs, Duration oldest) {

        public static final Depth EMPTY = new Depth(0, Duration.ZERO);
    }
}
