package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A worker's sign of life.
 *
 * @param name for people: host and process
 * @param stages what it does
 * @param running the leases it believes to hold
 * @param openCircuits the stages that it does not claim because their engines keep failing, and for
 *     how long that has been so
 */
public record Heartbeat(
        WorkerId worker,
        String name,
        List<StageLoad> stages,
        List<Lease> running,
        Map<Stage, Duration> openCircuits) {

    /**
     * @param capacity attempts that it runs at once
     * @param recently how long one that completed the stage has taken of late; empty before the
     *     first
     */
    public record StageLoad(Stage stage, int capacity, Optional<Duration> recently) {

        /** Of which none has been completed yet. */
        public static StageLoad of(Stage stage, int capacity) {
            return new StageLoad(stage, capacity, Optional.empty());
        }
    }

    private static final String SQL =
            """
                       with beat as (
                           insert into worker (id, name, stages, stage_capacities, stage_millis, capacity, in_flight, open_stages, open_since)
                           values (:worker, :name, :workerStages, :stageCapacities, :stageMillis, :capacity, :inFlight, :openStages,
                                   array(select now() - millis * interval '1 millisecond' from unnest(:openMillis) as o (millis)))
                           on conflict (id) do update
                               set heartbeat_at = now(), retired = false, stages = excluded.stages, stage_capacities = excluded.stage_capacities,
                                   stage_millis = excluded.stage_millis, capacity = excluded.capacity, in_flight = excluded.in_flight,
                                   open_stages = excluded.open_stages, open_since = excluded.open_since
                       )
                       select l.place
                       from unnest(:jobs, :stages, :attempts, :owners) with ordinality as l (job_id, stage, attempt, owner, place)
                       left join job j
                            on j.id = l.job_id and lease_is_held(j, l.stage, l.attempt, l.owner)
            where j.id is null
            """;

    /** Of a worker whose engines all work. */
    public Heartbeat(WorkerId worker, String name, List<StageLoad> stages, List<Lease> running) {
        this(worker, name, stages, running, Map.of());
    }

    /** The leases that are lost: canceled, expired or rescued meanwhile. */
    List<Lease> run(Handle handle) {
        Query query =
                handle.createQuery(SQL)
                        .bind("worker", worker.value())
                        .bind("name", name)
                        .bind("capacity", stages.stream().mapToInt(StageLoad::capacity).sum())
                        .bind("inFlight", running.size());
        SqlArrays.texts(query, "workerStages", stages, each -> each.stage().id());
        SqlArrays.ints(query, "stageCapacities", stages, StageLoad::capacity);
        SqlArrays.longs(
                query,
                "stageMillis",
                stages,
                each -> each.recently().map(Duration::toMillis).orElse(null));
        List<Map.Entry<Stage, Duration>> open = List.copyOf(openCircuits.entrySet());
        SqlArrays.texts(query, "openStages", open, each -> each.getKey().id());
        SqlArrays.longs(query, "openMillis", open, each -> each.getValue().toMillis());
        LeaseArrays.bind(query, running, lease -> lease);
        return query.mapTo(Integer.class).list().stream()
                .map(place -> running.get(place - 1))
                .collect(Collectors.toList());
    }
}
