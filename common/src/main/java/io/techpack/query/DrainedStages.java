package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Which stages nobody claims because operators have drained all of their workers. Thread-safe. */
final class DrainedStages {

    // a row for each process, not for each job: reading them all costs nothing
    private static final String SQL =
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

    DrainedStages(Database database, JobTypes types, Duration leaseTime) {
        this.database = database;
        this.types = types;
        this.leaseTime = leaseTime;
    }

    Map<Stage, Instant> read() {
        return database.call(handle -> {
            Map<Stage, Instant> since = new HashMap<>();
            handle.createQuery(SQL)
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
