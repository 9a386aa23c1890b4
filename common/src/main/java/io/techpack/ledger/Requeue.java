package io.techpack.ledger;

import io.techpack.job.Lease;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Gives a lease back so that the stage is tried again.
 *
 * @param delay before it is due
 * @param counted whether the attempt counts; one that was cut short by a shutdown does not
 * @param step a short text for people on why it waits
 */
record Requeue(Lease lease, Duration delay, boolean counted, String step) {

    private static final String SQL =
            """
            with given_back as (
                select *
                from unnest(:jobs, :stages, :attempts, :owners, :delays, :forgiven, :steps)
                    with ordinality as g (job_id, stage, attempt, owner, delay_ms, forgiven, step, place)
            ),
            held as (
                update job j
                set status = 'queued', lease_owner = null, version = j.version + 1, forgiven = j.forgiven + g.forgiven,
                    run_at = now() + g.delay_ms * interval '1 millisecond',
                    poll_at = now() + g.delay_ms * interval '1 millisecond',
                    queued_at = now(), stage_started_at = null, step = g.step
                from given_back g
                where j.id = g.job_id and j.status = 'running'
                  and j.stage = g.stage and j.attempt = g.attempt and j.lease_owner = g.owner
                returning g.place, j.version
            )
            select h.version
            from given_back g
            left join held h on h.place = g.place
            order by g.place
            """;

    /** The job's new version for each, in their order; empty where the lease is lost. */
    static List<OptionalLong> run(Handle handle, List<Requeue> batch) {
        Query query = handle.createQuery(SQL);
        Leases.bind(query, batch, Requeue::lease);
        Arrays.longs(query, "delays", batch, each -> each.delay().toMillis());
        Arrays.ints(query, "forgiven", batch, each -> each.counted() ? 0 : 1);
        Arrays.texts(query, "steps", batch, Requeue::step);
        return query.map((row, _) -> Leases.version(row)).list();
    }
}
