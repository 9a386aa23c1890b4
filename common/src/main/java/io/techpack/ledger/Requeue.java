package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.Lease;
import io.techpack.job.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Gives a lease back, or takes it away, so that the stage is tried again. The only place that
 * queues a running job again at the same stage.
 *
 * @param delay before it is due
 * @param counted whether the attempt counts; one that was cut short by a shutdown does not
 * @param crashed whether the worker stopped answering while it ran the job
 * @param snoozed whether it waits because the engine's provider said so
 * @param step a short text for people on why it waits
 */
record Requeue(
        Lease lease,
        Duration delay,
        boolean counted,
        boolean crashed,
        boolean snoozed,
        String step) {

    private static final String SQL =
            """
            with given_back as (
                select *
                from unnest(
                    :jobs,
                    :stages,
                    :attempts,
                    :owners,
                    :delays,
                    :uncounted,
                    :crashes,
                    :snoozed,
                    :steps
                ) with ordinality as g (
                    job_id,
                    stage,
                    attempt,
                    owner,
                    delay_ms,
                    uncounted,
                    crashes,
                    snoozed,
                    step,
                    place
                )
            ),
            requeued as (
                update job j
                set status = 'queued', queue_stage = j.stage, lease_owner = null, version = j.version + 1,
                    uncounted = j.uncounted + g.uncounted, crashes = j.crashes + g.crashes,
                    run_at = now() + g.delay_ms * interval '1 millisecond',
                    sweep_at = now() + g.delay_ms * interval '1 millisecond',
                    queued_at = now(), stage_started_at = null, step = g.step,
                    waiting_on = case when g.snoozed then 'provider' end
                from given_back g
                where j.id = g.job_id and lease_is_held(j, g.stage, g.attempt, g.owner)
                returning g.place, g.uncounted, j.id, j.stage, j.attempt, j.version, j.traceparent, j.step,
                          old.lease_owner, old.stage_started_at
            ),
            kept as (
                insert into unfinished_attempt (job_id, stage, attempt, worker_id, started_at, counted, why)
                select id, stage, attempt, lease_owner, coalesce(stage_started_at, now()), uncounted = 0, step from requeued
                on conflict do nothing
            )
            select r.version, 0 as refunded, r.traceparent
            from given_back g
            left join requeued r on r.place = g.place
            order by g.place
            """;

    /** The attempt is over and another one is to follow. */
    static Requeue after(Lease lease, Duration delay, boolean counted, String step) {
        return new Requeue(lease, delay, counted, false, false, step);
    }

    /** The rules have decided that it is tried again. */
    static Requeue decided(Lease lease, Transition.Requeue again) {
        return new Requeue(
                lease,
                again.delay(),
                again.counted(),
                false,
                again.snoozed(),
                "Trying again: " + again.why());
    }

    /** Its worker stopped answering. */
    static Requeue rescued(Lease lease) {
        return new Requeue(
                lease,
                Duration.ZERO,
                true,
                true,
                false,
                "Taken over from a worker that stopped answering");
    }

    /**
     * Its worker does not know that it holds it; the attempt counts, so that this too has an end.
     */
    static Requeue orphaned(Lease lease) {
        return new Requeue(lease, Duration.ZERO, true, false, false, "Waiting for another worker");
    }

    /** One answer for each, in their order; empty where the lease is lost. */
    static List<Optional<Applied>> run(Handle handle, List<Requeue> batch) {
        Query query = handle.createQuery(SQL);
        LeaseArrays.bind(query, batch, Requeue::lease);
        SqlArrays.longs(query, "delays", batch, each -> each.delay().toMillis());
        SqlArrays.ints(query, "uncounted", batch, each -> each.counted() ? 0 : 1);
        SqlArrays.ints(query, "crashes", batch, each -> each.crashed() ? 1 : 0);
        SqlArrays.flags(query, "snoozed", batch, Requeue::snoozed);
        SqlArrays.texts(query, "steps", batch, Requeue::step);
        return Applied.all(query);
    }
}
