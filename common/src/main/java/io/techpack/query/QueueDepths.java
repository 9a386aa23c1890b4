package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.database.SqlArrays;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.query.OperatorQueries.Depth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** How much work is due and not yet taken, by stage. Thread-safe. */
final class QueueDepths {

    // only live rows are looked at, by the index job_live
    private static final String SQL =
            """
            select stage, count(*) as jobs, extract(epoch from now() - min(run_at)) * 1000 as oldest_ms
            from job
            where finished_at is null and status = 'queued' and run_at <= now() and stage = any (:stages)
            group by stage
            """;

    private final Database database;
    private final JobTypes types;

    QueueDepths(Database database, JobTypes types) {
        this.database = database;
        this.types = types;
    }

    Map<Stage, Depth> read() {
        return database.call(handle -> {
            Map<Stage, Depth> depths = new HashMap<>();
            Query query = handle.createQuery(SQL);
            // what this version does not know it cannot show
            SqlArrays.texts(query, "stages", types.stages(), Stage::id);
            query.map((row, _) ->
                            Map.entry(
                                    types.stage(row.getString("stage")),
                                    new Depth(
                                            row.getLong("jobs"),
                                            Duration.ofMillis(row.getLong("oldest_ms")))))
                    .forEach(each -> depths.put(each.getKey(), each.getValue()));
            return depths;
        });
    }
}
