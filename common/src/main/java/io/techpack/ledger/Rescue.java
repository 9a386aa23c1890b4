package io.techpack.ledger;

import io.techpack.job.JobId;
import io.techpack.job.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Takes jobs away from workers that stopped answering, and finds jobs whose deadline has passed.
 */
final class Rescue {

    private static final String SQL =
            """
            with dead as (
                -- one rescuer for each dead worker; the others pass on
                select id, beat_at from worker
                where beat_at < now() - :leaseTime * interval '1 millisecond' and not buried
                order by id for update skip locked
            ),
            owned as materialized (
                -- no index names a job's worker: this reads all live jobs, but only after a worker has died
                select id, poll_at from job
                where finished_at is null and status = 'running' and lease_owner in (select id from dead)
            ),
            stranded as (
                select id from job
                where id in (select id from owned order by poll_at limit 1000)
                  and status = 'running' and lease_owner in (select id from dead)
                for update skip locked
            ),
            buried as (
                -- nothing is left to rescue from it, not even what another statement holds just now
                update worker w set buried = true
                from dead d
                where w.id = d.id and d.beat_at < now() - 4 * :leaseTime * interval '1 millisecond'
                  and not exists (select from owned)
            ),
            forgotten as (
                delete from worker w where w.buried and w.beat_at < now() - interval '30 days'
            )
            update job j
            set status = 'queued', lease_owner = null, version = j.version + 1,
                run_at = now(), poll_at = now(), queued_at = now(), stage_started_at = null, crashes = j.crashes + 1,
                step = 'Taken over from a worker that stopped answering'
            from stranded s
            where j.id = s.id
            returning j.id, j.stage, j.version, j.traceparent
            """;

    private static final String OVERDUE =
            """
            select id from job
            where deadline < now() and finished_at is null
            order by deadline limit 1000
            """;

    private static final String NOBODYS =
            """
            with recursive used (stage) as (
                -- from one stage to the next by the index job_live, however many jobs each of them has
                (select stage from job where finished_at is null order by stage limit 1)
                union all
                select next.stage
                from used
                cross join lateral (
                    select stage from job where finished_at is null and stage > used.stage order by stage limit 1) next
            )
            select j.id
            from used
            cross join lateral (
                select id from job
                where finished_at is null and status = 'queued' and stage = used.stage and poll_at < now() - interval '10 minutes'
                order by poll_at limit 1000) j
            where used.stage <> all (:stages)
              -- a newer worker's stage is its own business
              and not exists (
                  select from worker w
                  where used.stage = any (w.stages) and w.beat_at > now() - :leaseTime * interval '1 millisecond')
            """;

    record Rescued(JobId job, Stage stage, long version, Optional<String> traceparent) {}

    private Rescue() {}

    static List<Rescued> run(Handle handle, Duration leaseTime) {
        return handle.createQuery(SQL)
                .bind("leaseTime", leaseTime.toMillis())
                .map((row, _) ->
                        new Rescued(
                                new JobId(row.getObject("id", UUID.class)),
                                Stage.of(row.getString("stage")),
                                row.getLong("version"),
                                Optional.ofNullable(row.getString("traceparent"))))
                .list();
    }

    /** Queued jobs at stages of which nobody knows, neither this version nor a living worker. */
    static List<JobId> nobodys(Handle handle, Duration leaseTime) {
        Query query = handle.createQuery(NOBODYS).bind("leaseTime", leaseTime.toMillis());
        Arrays.texts(query, "stages", List.of(Stage.values()), Stage::id);
        return query.mapTo(UUID.class).map(JobId::new).list();
    }

    static List<JobId> overdue(Handle handle) {
        return handle.createQuery(OVERDUE).mapTo(UUID.class).map(JobId::new).list();
    }
}
