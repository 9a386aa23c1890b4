package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * @param inFlight those that it runs now
     * @param recently how long one that completed the stage has taken of late; empty before the
     *     first
     * @param perSecond how many have completed the stage of late, in a second
     */
    public record StageLoad(
            Stage stage,
            int capacity,
            int inFlight,
            Optional<Duration> recently,
            double perSecond) {

        /** Of which none has been begun yet. */
        public static StageLoad of(Stage stage, int capacity) {
            return new StageLoad(stage, capacity, 0, Optional.empty(), 0);
        }
    }

    /**
     * What the worker is to do.
     *
     * @param lost the leases that it no longer holds: canceled, expired or rescued meanwhile
     * @param paused those of its stages that it is not to claim
     * @param draining whether it is to claim nothing at all
     */
    public record Response(List<Lease> lost, Set<Stage> paused, boolean draining) {

        public Response {
            lost = List.copyOf(lost);
            paused = Set.copyOf(paused);
        }
    }

    private static final String SQL =
            """
            with beat as (
                insert into worker (id, name, stages, stage_capacities, stage_in_flight, stage_millis, stage_rates,
                                    capacity, in_flight, open_stages, open_since)
                values (:worker, :name, :workerStages, :stageCapacities, :stageInFlight, :stageMillis, :stageRates,
                        :capacity, :inFlight, :openStages,
                        array(select now() - millis * interval '1 millisecond' from unnest(:openMillis) as o (millis)))
                on conflict (id) do update
                    set heartbeat_at = now(), retired = false, stages = excluded.stages, stage_capacities = excluded.stage_capacities,
                        stage_in_flight = excluded.stage_in_flight, stage_millis = excluded.stage_millis,
                        stage_rates = excluded.stage_rates, capacity = excluded.capacity, in_flight = excluded.in_flight,
                        open_stages = excluded.open_stages, open_since = excluded.open_since
                returning draining_since is not null as draining
            )
            select draining,
                   array(
                       select l.place
                       from unnest(:jobs, :stages, :attempts, :owners) with ordinality as l (job_id, stage, attempt, owner, place)
                       left join job j
                            on j.id = l.job_id and lease_is_held(j, l.stage, l.attempt, l.owner)
                       where j.id is null) as lost,
                   array(select stage from stage_pause where stage = any (:workerStages)) as paused
            from beat
            """;

    /** Of a worker whose engines all work. */
    public Heartbeat(WorkerId worker, String name, List<StageLoad> stages, List<Lease> running) {
        this(worker, name, stages, running, Map.of());
    }

    Response run(Handle handle) {
        Query query =
                handle.createQuery(SQL)
                        .bind("worker", worker.value())
                        .bind("name", name)
                        .bind("capacity", stages.stream().mapToInt(StageLoad::capacity).sum())
                        .bind("inFlight", running.size());
        SqlArrays.texts(query, "workerStages", stages, each -> each.stage().id());
        SqlArrays.ints(query, "stageCapacities", stages, StageLoad::capacity);
        SqlArrays.ints(query, "stageInFlight", stages, StageLoad::inFlight);
        SqlArrays.longs(
                query,
                "stageMillis",
                stages,
                each -> each.recently().map(Duration::toMillis).orElse(null));
        SqlArrays.doubles(query, "stageRates", stages, StageLoad::perSecond);
        List<Map.Entry<Stage, Duration>> open = List.copyOf(openCircuits.entrySet());
        SqlArrays.texts(query, "openStages", open, each -> each.getKey().id());
        SqlArrays.longs(query, "openMillis", open, each -> each.getValue().toMillis());
        LeaseArrays.bind(query, running, lease -> lease);
        return query.map((row, _) -> response(row)).one();
    }

    private Response response(ResultSet row) throws SQLException {
        List<Lease> lost = new ArrayList<>();
        for (Long place : (Long[]) row.getArray("lost").getArray()) {
            lost.add(running.get((int) (place - 1)));
        }
        Set<String> paused = Set.of((String[]) row.getArray("paused").getArray());
        return new Response(
                lost,
                stages.stream()
                        .map(StageLoad::stage)
                        .filter(stage -> paused.contains(stage.id()))
                        .collect(Collectors.toSet()),
                row.getBoolean("draining"));
    }
}
