package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * Which stages have living workers and none that claims, as the workers' heartbeats say, and since
 * when. Thread-safe.
 */
final class UnclaimedStages {

    // a row for each process, not for each job: reading them all costs nothing
    private static final String ENGINE_OUTAGES =
            """
            select s.stage, max(o.since) as since
            from worker w
            cross join lateral unnest(w.stages) as s (stage)
            left join lateral unnest(w.open_stages, w.open_since) as o (stage, since) on o.stage = s.stage
            where w.heartbeat_at > now() - :leaseTime * interval '1 millisecond' and w.draining_since is null
            group by s.stage
            having bool_and(o.since is not null)
            """;

    private static final String DRAINED =
            """
            select s.stage, max(w.draining_since) as since
            from worker w
            cross join lateral unnest(w.stages) as s (stage)
            where w.heartbeat_at > now() - :leaseTime * interval '1 millisecond'
            group by s.stage
            having bool_and(w.draining_since is not null)
            """;

    private final Database database;
    private final JobTypes types;
    private final Duration leaseTime;

    UnclaimedStages(Database database, JobTypes types, Duration leaseTime) {
        this.database = database;
        this.types = types;
        this.leaseTime = leaseTime;
    }

    /** Those whose engine keeps failing, for all workers that are not drained. */
    Map<Stage, Instant> engineOutages() {
        return read(ENGINE_OUTAGES);
    }

    /** Those of which operators have drained all workers. */
    Map<Stage, Instant> drained() {
        return read(DRAINED);
    }

    private Map<Stage, Instant> read(String sql) {
        return database.call(handle -> {
            Map<Stage, Instant> since = new HashMap<>();
            handle.createQuery(sql)
                    .bind("leaseTime", leaseTime.toMillis())
                    .map((row, _) ->
                            Map.entry(
                                    row.getString("stage"),
                                    row.getObject("since", OffsetDateTime.class).toInstant()))
                    // a newer worker may do stages that this process has never heard of
                    .forEach(each ->
                            types.findStage(each.getKey())
                                    .ifPresent(stage -> since.put(stage, each.getValue())));
            return since;
        });
    }
}
