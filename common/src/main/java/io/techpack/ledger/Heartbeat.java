package io.techpack.ledger;

import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A worker's sign of life.
 *
 * @param name for people: host and process
 * @param capacity how many attempts it runs at once, over all its stages
 * @param running the leases it believes to hold
 */
public record Heartbeat(
        WorkerId worker, String name, Set<Stage> stages, int capacity, List<Lease> running) {

    private static final String SQL =
            """
            with beat as (
                insert into worker (id, name, stages, capacity, in_flight)
                values (:worker, :name, :workerStages, :capacity, :inFlight)
                on conflict (id) do update set beat_at = now(), buried = false, capacity = excluded.capacity, in_flight = excluded.in_flight
            )
            select l.place
            from unnest(:jobs, :stages, :attempts, :owners) with ordinality as l (job_id, stage, attempt, owner, place)
            left join job j
                on j.id = l.job_id and j.status = 'running'
               and j.stage = l.stage and j.attempt = l.attempt and j.lease_owner = l.owner
            where j.id is null
            """;

    /** The leases that are lost: canceled, expired or rescued meanwhile. */
    List<Lease> run(Handle handle) {
        Query query =
                handle.createQuery(SQL)
                        .bind("worker", worker.value())
                        .bind("name", name)
                        .bind("capacity", capacity)
                        .bind("inFlight", running.size());
        Arrays.texts(query, "workerStages", List.copyOf(stages), Stage::id);
        Leases.bind(query, running, lease -> lease);
        return query.mapTo(Integer.class).list().stream()
                .map(place -> running.get(place - 1))
                .collect(Collectors.toList());
    }
}
