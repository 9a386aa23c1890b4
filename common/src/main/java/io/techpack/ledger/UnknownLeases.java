package io.techpack.ledger;

import io.techpack.job.JobId;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Jobs that a living worker has leased without knowing it: the connection was lost after its claim
 * was committed and before the answer came. Nobody works on them, and nobody rescues them while
 * their owner's heart beats.
 */
final class UnknownLeases {

    private static final String SQL =
            """
            with known as (
                select * from unnest(:jobs, :stages, :attempts, :owners) as k (job_id, stage, attempt, owner)
            ),
            unknown as (
                -- a claim whose answer is still on its way is younger
                select j.id from job j
                where j.finished_at is null and j.status = 'running' and j.lease_owner = :me
                  and j.stage_started_at < now() - :leaseTime * interval '1 millisecond'
                  and not exists (
                      select from known k
                      where k.job_id = j.id and k.stage = j.stage and k.attempt = j.attempt and k.owner = j.lease_owner)
                order by j.id for update skip locked
            )
            update job j
            set status = 'queued', lease_owner = null, version = j.version + 1,
                run_at = now(), poll_at = now(), queued_at = now(), stage_started_at = null,
                step = 'Waiting for another worker'
            from unknown u
            where j.id = u.id and j.status = 'running' and j.lease_owner = :me
            returning j.id, j.stage, j.version, j.traceparent
            """;

    private UnknownLeases() {}

    /**
     * Queues them again; the attempt counts, so that this too has an end.
     *
     * @param known the leases that the worker believes to hold
     */
    static List<Rescue.Rescued> giveBack(
            Handle handle, WorkerId worker, List<Lease> known, Duration leaseTime) {
        Query query =
                handle.createQuery(SQL)
                        .bind("me", worker.value())
                        .bind("leaseTime", leaseTime.toMillis());
        Leases.bind(query, known, lease -> lease);
        return query.map((row, _) ->
                        new Rescue.Rescued(
                                new JobId(row.getObject("id", UUID.class)),
                                Stage.of(row.getString("stage")),
                                row.getLong("version"),
                                Optional.ofNullable(row.getString("traceparent"))))
                .list();
    }
}
