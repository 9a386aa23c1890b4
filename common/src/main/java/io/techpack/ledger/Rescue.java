package io.techpack.ledger;

import io.techpack.job.JobId;
import io.techpack.job.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes jobs away from workers that stopped answering, and finds jobs whose deadline has passed.
 */
final class Rescue {

    private static final String SQL =
            """
            with dead as (
                -- one rescuer for each dead worker; the others pass on
                select id from worker
                where beat_at < now() - :leaseTime * interval '1 millisecond'
                order by id for update skip locked
            ),
            stranded as (
                select id from job
                where status = 'running' and lease_owner in (select id from dead)
                order by id limit 1000 for update skip locked
            ),
            forgotten as (
                delete from worker w
                where w.beat_at < now() - interval '1 hour'
                  and not exists (select from job j where j.status = 'running' and j.lease_owner = w.id)
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
            where deadline < now() and status in ('queued', 'running')
            order by deadline limit 1000
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

    static List<JobId> overdue(Handle handle) {
        return handle.createQuery(OVERDUE).mapTo(UUID.class).map(JobId::new).list();
    }
}
