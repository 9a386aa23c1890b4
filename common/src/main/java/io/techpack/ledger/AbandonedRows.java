package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.JobId;
import io.techpack.job.JobTypes;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds jobs that nobody will end: those of workers that stopped answering, those whose deadline
 * has passed, and those that wait for a stage that nobody does.
 */
final class AbandonedRows {

    private static final String OF_DEAD_WORKERS =
            """
            with dead as (
                -- one rescuer for each dead worker; the others pass on
                select id, heartbeat_at from worker
                where heartbeat_at < now() - :leaseTime * interval '1 millisecond' and not retired
                order by id for update skip locked
            ),
            owned as materialized (
                -- no index names a job's worker: this reads all live jobs, but only after a worker has died
                select id, stage, attempt, lease_owner, sweep_at from job
                where finished_at is null and status = 'running' and lease_owner in (select id from dead)
            ),
            retired as (
                -- nothing is left to rescue from it, not even what another statement holds just now
                update worker w set retired = true
                from dead d
                where w.id = d.id and d.heartbeat_at < now() - 4 * :leaseTime * interval '1 millisecond'
                  and not exists (select from owned)
            ),
            forgotten as (
                delete from worker w where w.retired and w.heartbeat_at < now() - interval '30 days'
            )
            select id, stage, attempt, lease_owner from owned
            order by sweep_at
            limit 1000
            """;

    private static final String OVERDUE =
            """
            select id from job
            where deadline < now() and finished_at is null
            order by deadline limit 1000
            """;

    private static final String AT_UNKNOWN_STAGES =
            """
            with recursive used (stage) as (
                -- from one stage to the next by the index job_live, however many jobs each of them has
                (select queue_stage from job where finished_at is null order by queue_stage limit 1)
                union all
                select next.queue_stage
                from used
                cross join lateral (
                    select queue_stage from job where finished_at is null and queue_stage > used.stage
                    order by queue_stage limit 1) next
            )
            select j.id
            from used
            cross join lateral (
                select id from job
                where finished_at is null and status = 'queued' and queue_stage = used.stage and sweep_at < now() - interval '10 minutes'
                order by sweep_at limit 1000) j
            where used.stage <> all (:stages)
              -- a newer worker's stage is its own business
              and not exists (
                  select from worker w
                  where used.stage = any (w.stages) and w.heartbeat_at > now() - :leaseTime * interval '1 millisecond')
            """;

    private AbandonedRows() {}

    /** Leases of workers that have been silent for the lease time; retires those that have none. */
    static List<Lease> ofDeadWorkers(Handle handle, Duration leaseTime, JobTypes types) {
        return handle.createQuery(OF_DEAD_WORKERS)
                .bind("leaseTime", leaseTime.toMillis())
                .map((row, _) -> LeaseArrays.read(row, types))
                .list();
    }

    /** Queued jobs at stages of which nobody knows, neither this version nor a living worker. */
    static List<JobId> atUnknownStages(Handle handle, Duration leaseTime, JobTypes types) {
        Query query = handle.createQuery(AT_UNKNOWN_STAGES).bind("leaseTime", leaseTime.toMillis());
        SqlArrays.texts(query, "stages", types.stages(), Stage::id);
        return query.mapTo(UUID.class).map(JobId::new).list();
    }

    static List<JobId> overdue(Handle handle) {
        return handle.createQuery(OVERDUE).mapTo(UUID.class).map(JobId::new).list();
    }
}
