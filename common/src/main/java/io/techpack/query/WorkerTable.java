package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Heartbeat.StageLoad;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The worker processes, from their heartbeats. Thread-safe. */
final class WorkerTable {

    // a row for each process; those that are dead with nothing left to rescue are of the past
    private static final String SQL =
            """
            select id, name, stages, stage_capacities, stage_in_flight, stage_millis, stage_rates, in_flight, started_at,
                   extract(epoch from now() - heartbeat_at) * 1000 as silent_ms,
                   heartbeat_at > now() - :leaseTime * interval '1 millisecond' as alive,
                   open_stages, draining_since
            from worker
            where not retired
            order by id
            """;

    private final Database database;
    private final JobTypes types;
    private final Duration leaseTime;

    WorkerTable(Database database, JobTypes types, Duration leaseTime) {
        this.database = database;
        this.types = types;
        this.leaseTime = leaseTime;
    }

    List<WorkerStatus> read() {
        return database.call(handle ->
                handle.createQuery(SQL)
                        .bind("leaseTime", leaseTime.toMillis())
                        .map((row, _) -> worker(row))
                        .list());
    }

    private WorkerStatus worker(ResultSet row) throws SQLException {
        return new WorkerStatus(
                new WorkerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                loads(row),
                row.getInt("in_flight"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("silent_ms")),
                row.getBoolean("alive"),
                Stream.of((String[]) row.getArray("open_stages").getArray())
                        .map(types::stageOrUnknown)
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(row.getObject("draining_since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /** A worker of a version before these columns leaves the last ones empty. */
    private List<StageLoad> loads(ResultSet row) throws SQLException {
        String[] stages = (String[]) row.getArray("stages").getArray();
        Integer[] capacities = (Integer[]) row.getArray("stage_capacities").getArray();
        Integer[] inFlight = (Integer[]) row.getArray("stage_in_flight").getArray();
        @Nullable Long[] millis = (Long[]) row.getArray("stage_millis").getArray();
        Double[] rates = (Double[]) row.getArray("stage_rates").getArray();
        List<StageLoad> loads = new ArrayList<>();
        for (int i = 0; i < stages.length; i++) {
            Stage stage = types.stageOrUnknown(stages[i]);
            loads.add(
                    new StageLoad(
                            stage,
                            capacities[i],
                            i < inFlight.length ? inFlight[i] : 0,
                            Optional.ofNullable(millis[i]).map(Duration::ofMillis),
                            i < rates.length ? rates[i] : 0));
        }
        return loads;
    }
}
