package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.database.StorableText;
import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Ends a stage with its result: the next stage is queued, or begins at once under a lease of the
 * same worker, or the job has succeeded and is settled.
 *
 * @param startsNext whether the worker keeps the job and begins the next stage itself, unless that
 *     one is paused
 */
record Complete(Lease lease, JobType type, Outcome.Done outcome, boolean startsNext) {

    private static final String COMPLETING =
            """
            with paused as (
                -- for its lock on the table, which a pause waits for: see OperatorOrders
                select stage from stage_pause where stage = any (:eagerStages) for key share
            ),
            done as (
                select d.*, d.eager_step is not null and d.next_stage not in (select stage from paused) as starts_next
                from unnest(
                    :jobs,
                    :stages,
                    :attempts,
                    :owners,
                    :results,
                    :cached,
                    :prices,
                    :nextStages,
                    :percents,
                    :steps,
                    :eagerPercents,
                    :eagerSteps,
                    :notes
                ) with ordinality as d (
                    job_id,
                    stage,
                    attempt,
                    owner,
                    result,
                    cached,
                    price,
                    next_stage,
                    percent,
                    step,
                    eager_percent,
                    eager_step,
                    note,
                    place
                )
            ),
            won as (
                update job j
                set status = case when d.next_stage is null then 'succeeded' when d.starts_next then 'running' else 'queued' end,
                    stage = coalesce(d.next_stage, j.stage),
                    -- these two as they are where the worker goes on: no index then hears of it
                    queue_stage = case when d.next_stage is null or d.starts_next then j.queue_stage else d.next_stage end,
                    sweep_at = case when d.next_stage is null or d.starts_next then j.sweep_at
                               else now() + :grace * interval '1 millisecond' end,
                    attempt = case when d.next_stage is null then j.attempt when d.starts_next then 1 else 0 end,
                    uncounted = case when d.next_stage is null then j.uncounted else 0 end,
                    lease_owner = case when d.starts_next then j.lease_owner end, version = j.version + 1,
                    run_at = now(), queued_at = now(), stage_started_at = case when d.starts_next then now() end,
                    finished_at = case when d.next_stage is null then now() end,
                    progress = greatest(j.progress, case when d.starts_next then d.eager_percent else d.percent end),
                    stage_progress = case when d.next_stage is null then 100 else 0 end,
                    step = case when d.starts_next then d.eager_step else d.step end,
                    used = j.used + case when d.cached then 0 else d.price end,
                    refunded = j.refunded + case when d.cached then d.price else 0 end
                from done d
                where j.id = d.job_id and lease_is_held(j, d.stage, d.attempt, d.owner)
                returning d.place, d.starts_next, d.owner, d.stage as stage_done, d.result, d.cached, d.price, d.note,
                          j.id, j.account_id, j.traceparent, j.version, j.retries,
                          j.finished_at, j.type, j.product_id, j.held, j.used, j.refunded, j.webhook_url,
                          old.attempt - old.uncounted as attempts,
                          old.queued_at as stage_queued_at, old.stage_started_at as stage_began_at
            ),
            kept as (
                insert into stage_result (
                    job_id, stage, status, cached, attempts, queued_at, started_at, worker_id, note, result)
                select id, stage_done, 'completed', cached, attempts, stage_queued_at, stage_began_at, owner, note, result::json
                from won
                on conflict (job_id, stage) do update
                    set status = excluded.status, cached = excluded.cached, attempts = excluded.attempts, queued_at = excluded.queued_at,
                        started_at = excluded.started_at, finished_at = now(), failure = null, worker_id = excluded.worker_id, note = excluded.note, result = excluded.result
                    where stage_result.status <> 'completed'
            )
            """;

    /** The refunds of results that were cached. */
    private static final String GIVING_BACK =
            """
            ,
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
            """;

    /** The webhooks of jobs that have succeeded. */
    private static final String TELLING =
            """
            ,
            told as (
                insert into webhook_delivery (account_id, job_id, webhook_id, queue, event, url, data)
                select w.account_id, w.id, t.webhook_id, t.queue, 'job.succeeded', t.url,
                       json_build_object(
                           'jobId', w.id, 'type', w.type, 'productId', w.product_id, 'status', 'succeeded',
                           'credits', json_build_object('held', w.held, 'used', w.used, 'refunded', w.refunded),
                           'error', null)
                from won w
                cross join lateral webhook_targets(w.account_id, 'job.succeeded', w.webhook_url) t
                where w.finished_at is not null
            )
            """;

    private static final String ANSWERING =
            """
            select w.version, coalesce(w.starts_next, false) as starts_next, case when w.cached then w.price else 0 end as refunded, w.traceparent
            from done d
            left join won w on w.place = d.place
            order by d.place
            """;

    // The executor sets up every part of a statement each time, so what most batches have no use
    // for is left out of theirs.
    private static final String NEITHER = COMPLETING + ANSWERING;
    private static final String GIVING = COMPLETING + GIVING_BACK + ANSWERING;
    private static final String ENDING = COMPLETING + TELLING + ANSWERING;
    private static final String BOTH = COMPLETING + GIVING_BACK + TELLING + ANSWERING;

    private static String sql(List<Complete> batch) {
        boolean gives =
                batch.stream()
                        .anyMatch(each -> each.outcome().cached() && each.step().credits() > 0);
        boolean ends = batch.stream().anyMatch(each -> each.next().isEmpty());
        if (gives) {
            return ends ? BOTH : GIVING;
        }
        return ends ? ENDING : NEITHER;
    }

    Complete {
        if (startsNext && type.after(lease.stage()).isEmpty()) {
            throw new IllegalArgumentException("there is no stage after a job's last one");
        }
    }

    /** The same outcome; an engine's answer may hold what the database does not take. */
    static Outcome.Done storable(Outcome.Done outcome) {
        return outcome.withResult(StorableText.ofJson(outcome.result()));
    }

    Optional<Step> next() {
        return type.after(lease.stage());
    }

    Step step() {
        return type.step(lease.stage());
    }

    /** What people are told next. */
    private String text() {
        return noted(next().map(Step::waiting).orElse("Complete"));
    }

    /** The same if this worker begins the next stage itself. */
    private Optional<String> eagerText() {
        return eagerNext().map(next -> noted(next.stage().title()));
    }

    private String noted(String text) {
        return outcome.note()
                .map(note -> "%s (%s: %s)".formatted(text, lease.stage().title(), note))
                .orElse(text);
    }

    private Optional<Step> eagerNext() {
        return startsNext ? next() : Optional.empty();
    }

    private int percent() {
        return next().isPresent() ? step().to() : 100;
    }

    /**
     * What was done.
     *
     * @param startedNext whether the worker now has the next stage's lease
     */
    record Completed(Applied applied, boolean startedNext) {

        private static Optional<Completed> read(ResultSet row) throws SQLException {
            boolean started = row.getBoolean("starts_next");
            return Applied.read(row).map(applied -> new Completed(applied, started));
        }
    }

    /** One answer for each, in their order; empty where the lease is lost. */
    static List<Optional<Completed>> run(Handle handle, List<Complete> batch, Duration sweepAfter) {
        Query query = handle.createQuery(sql(batch)).bind("grace", sweepAfter.toMillis());
        LeaseArrays.bind(query, batch, Complete::lease);
        SqlArrays.texts(query, "results", batch, each -> each.outcome().result());
        SqlArrays.flags(query, "cached", batch, each -> each.outcome().cached());
        SqlArrays.ints(query, "prices", batch, each -> each.step().credits());
        SqlArrays.texts(
                query,
                "nextStages",
                batch,
                each -> each.next().map(step -> step.stage().id()).orElse(null));
        SqlArrays.texts(
                query,
                "eagerStages",
                batch,
                each -> each.eagerNext().map(step -> step.stage().id()).orElse(null));
        SqlArrays.ints(query, "percents", batch, Complete::percent);
        SqlArrays.texts(query, "steps", batch, Complete::text);
        SqlArrays.ints(
                query,
                "eagerPercents",
                batch,
                each -> each.eagerNext().map(Step::from).orElse(null));
        SqlArrays.texts(query, "eagerSteps", batch, each -> each.eagerText().orElse(null));
        SqlArrays.texts(query, "notes", batch, each -> each.outcome().note().orElse(null));
        return query.map((row, _) -> Completed.read(row)).list();
    }
}
