package io.techpack.ledger;

import io.techpack.job.JobTypes;
import io.techpack.job.Lease;
import io.techpack.job.WorkerId;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Leases that a living worker holds without knowing it: the connection was lost after its claim was
 * committed and before the answer came. Nobody works on them, and nobody rescues them while their
 * owner's heart beats.
 */
final class OrphanedLeases {

    private static final String SQL =
            """
            with known as (
                select * from unnest(:jobs, :stages, :attempts, :owners) as k (job_id, stage, attempt, owner)
            )
            -- a claim whose answer is still on its way is younger
            select j.id, j.stage, j.attempt, j.lease_owner
            from job j
            where j.finished_at is null and j.status = 'running' and j.lease_owner = :me
              and j.stage_started_at < now() - :leaseTime * interval '1 millisecond'
              and not exists (
                  select from known k
                  where k.job_id = j.id and lease_is_held(j, k.stage, k.attempt, k.owner))
            order by j.id
            """;

    private OrphanedLeases() {}

    /**
     * @param known the leases that the worker believes to hold
     */
    static List<Lease> find(
            Handle handle, WorkerId worker, List<Lease> known, Duration leaseTime, JobTypes types) {
        Query query =
                handle.createQuery(SQL)
                        .bind("me", worker.value())
                        .bind("leaseTime", leaseTime.toMillis());
        LeaseArrays.bind(query, known, lease -> lease);
        return query.map((row, _) -> LeaseArrays.read(row, types)).list();
    }
}
