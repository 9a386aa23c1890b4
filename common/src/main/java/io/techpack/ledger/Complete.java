package io.techpack.ledger;

import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Ends a stage with its result: the next stage is queued, or goes on under the same worker's lease,
 * or the job has succeeded and is settled.
 *
 * @param goesOn whether the worker keeps the job and begins the next stage itself
 */
record Complete(Lease lease, JobType type, Outcome.Done outcome, boolean goesOn) {

    private static final String SQL =
            """
            with done as (
                select *
                from unnest(:jobs, :stages, :attempts, :owners, :results, :cached, :prices, :nextStages, :goOn, :percents, :steps, :notes)
                    with ordinality as d (job_id, stage, attempt, owner, result, cached, price, next_stage, goes_on, percent, step, note, place)
            ),
            won as (
                update job j
                set status = case when d.next_stage is null then 'succeeded' when d.goes_on then 'running' else 'queued' end,
                    stage = coalesce(d.next_stage, j.stage),
                    attempt = case when d.next_stage is null then j.attempt when d.goes_on then 1 else 0 end,
                    forgiven = case when d.next_stage is null then j.forgiven else 0 end,
                    lease_owner = case when d.goes_on then j.lease_owner end, version = j.version + 1,
                    run_at = now(), queued_at = now(), stage_started_at = case when d.goes_on then now() end,
                    poll_at = now() + :grace * interval '1 millisecond',
                    finished_at = case when d.next_stage is null then now() end,
                    progress = greatest(j.progress, d.percent),
                    stage_progress = case when d.next_stage is null then 100 else 0 end,
                    step = d.step,
                    used = j.used + case when d.cached then 0 else d.price end,
                    refunded = j.refunded + case when d.cached then d.price else 0 end
                from done d
                where j.id = d.job_id and j.status = 'running'
                  and j.stage = d.stage and j.attempt = d.attempt and j.lease_owner = d.owner
                returning d.place, d.stage as stage_done, d.result, d.cached, d.price, d.note,
                          j.id, j.account_id, j.traceparent, j.version, j.retries,
                          old.attempt - old.forgiven as attempts,
                          old.queued_at as stage_queued_at, old.stage_started_at as stage_began_at
            ),
            kept as (
                insert into stage_result (job_id, stage, status, cached, attempts, queued_at, started_at, note, result)
                select id, stage_done, 'completed', cached, attempts, stage_queued_at, stage_began_at, note, result::json
                from won
                on conflict (job_id, stage) do update
                    set status = excluded.status, cached = excluded.cached, attempts = excluded.attempts,
                        started_at = excluded.started_at, finished_at = now(), failure = null, note = excluded.note, result = excluded.result
                    where stage_result.status <> 'completed'
            ),
            refund as (
                insert into ledger_entry (account_id, job_id, stage, kind, round, amount, reason)
                select account_id, id, stage_done, 'REFUND', retries, price, 'cached' from won where cached and price > 0
                returning account_id, amount
            ),
            payer as (
                select id from account where id in (select account_id from refund) order by id for update
            ),
            paid_back as (
                update account a
                set balance = a.balance + r.amount
                from (select account_id, sum(amount) as amount from refund group by account_id) r
                join payer p on p.id = r.account_id
                where a.id = r.account_id
            )
            select w.version, w.traceparent
            from done d
            left join won w on w.place = d.place
            order by d.place
            """;

    Complete {
        if (goesOn && type.after(lease.stage()).isEmpty()) {
            throw new IllegalArgumentException("a job cannot go on after its last stage");
        }
    }

    /**
     * What became of a completion.
     *
     * @param version of the job now
     * @param next the stage that is due now and for anybody to claim, if there is one
     */
    record Completed(long version, Optional<Stage> next, Optional<String> traceparent) {}

    Optional<Step> next() {
        return type.after(lease.stage());
    }

    Step step() {
        return type.step(lease.stage());
    }

    /** What people are told next. */
    private String text() {
        String text = next().map(this::beginning).orElse("Complete");
        return outcome.note()
                .map(note -> "%s (%s: %s)".formatted(text, lease.stage().title(), note))
                .orElse(text);
    }

    private String beginning(Step next) {
        return goesOn ? next.stage().title() : next.waiting();
    }

    private int percent() {
        return next().map(next -> goesOn ? next.from() : step().to()).orElse(100);
    }

    /** One answer for each, in their order; empty where the lease is lost. */
    static List<Optional<Completed>> run(
            Handle handle, List<Complete> batch, Duration leftOverAfter) {
        Query query = handle.createQuery(SQL).bind("grace", leftOverAfter.toMillis());
        Leases.bind(query, batch, Complete::lease);
        Arrays.texts(query, "results", batch, each -> each.outcome().result());
        Arrays.flags(query, "cached", batch, each -> each.outcome().cached());
        Arrays.ints(query, "prices", batch, each -> each.step().credits());
        Arrays.texts(
                query,
                "nextStages",
                batch,
                each -> each.next().map(step -> step.stage().id()).orElse(null));
        Arrays.flags(query, "goOn", batch, Complete::goesOn);
        Arrays.ints(query, "percents", batch, Complete::percent);
        Arrays.texts(query, "steps", batch, Complete::text);
        Arrays.texts(query, "notes", batch, each -> each.outcome().note().orElse(null));
        List<Optional<Completed>> found =
                query.map(
                                (row, _) -> {
                                    long version = row.getLong("version");
                                    return row.wasNull()
                                            ? Optional.<Completed>empty()
                                            : Optional.of(
                                                    new Completed(
                                                            version,
                                                            Optional.empty(),
                                                            Optional.ofNullable(
                                                                    row.getString("traceparent"))));
                                })
                        .list();
        return Arrays.zip(
                batch,
                found,
                (each, completed) ->
                        completed.map(done ->
                                new Completed(
                                        done.version(),
                                        each.next().filter(_ -> !each.goesOn()).map(Step::stage),
                                        done.traceparent())));
    }
}
