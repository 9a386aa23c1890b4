package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.database.SqlArrays;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.query.StageStatus.Queue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** How many jobs are at each stage, and since when. Thread-safe. */
final class StageQueues {

    // only live rows are looked at, by the index job_live
    private static final String SQL =
            """
            select stage,
                   count(*) filter (where status = 'queued' and run_at <= now()) as due,
                   count(*) filter (where status = 'queued' and run_at > now()) as scheduled,
                   count(*) filter (where status = 'running') as running,
                   coalesce(extract(epoch from now() - min(run_at) filter (where status = 'queued' and run_at <= now())), 0)
                       * 1000 as oldest_ms
            from job
            where finished_at is null
            group by stage
            having stage = any (:stages)
            """;

    private final Database database;
    private final JobTypes types;

    StageQueues(Database database, JobTypes types) {
        this.database = database;
        this.types = types;
    }

    Map<Stage, Queue> read() {
        return database.call(handle -> {
            Map<Stage, Queue> queues = new HashMap<>();
            Query query = handle.createQuery(SQL);
            // what this version does not know it cannot show
            SqlArrays.texts(query, "stages", types.stages(), Stage::id);
            query.map((row, _) ->
                            Map.entry(
                                    types.stage(row.getString("stage")),
                                    new Queue(
                                            row.getLong("due"),
                                            row.getLong("scheduled"),
                                            row.getLong("running"),
                                            Duration.ofMillis(row.getLong("oldest_ms")))))
                    .forEach(each -> queues.put(each.getKey(), each.getValue()));
            return queues;
        });
    }
}
