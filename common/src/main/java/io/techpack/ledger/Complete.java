package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Ends a stage with its result, or several that one worker did in a row: the next stage is queued,
 * or begins at once under a lease of the same worker, or the job has succeeded and is settled.
 *
 * @param stages in their order, at least one; the lease of the first is held, and those of the
 *     others would have been taken by the completions before them. None is completed if one of
 *     these others is paused. If no lease of the first has been taken, this takes it, where a claim
 *     would get it and the stage has been queued since the same moment.
 * @param startsNext whether the worker keeps the job and begins the stage after the last one
 *     itself, unless that one is paused; not where no lease has been taken
 */
record Complete(List<CompletedStage> stages, boolean startsNext) {

    private static final String COMPLETING =
            """
            with paused as (
                -- for its lock on the table, which a pause waits for: see OperatorOrders
                select stage from stage_pause where stage = any (:startedStages) for key share
            ),
            done as (
                select d.*, d.eager_step is not null and d.next_stage not in (select stage from paused) as starts_next
                from unnest(
                    :jobs,
                    :stages,
                    :attempts,
                    :owners,
                    :counts,
                    :laterStages,
                    :lastStages,
                    :used,
                    :refunds,
                    :nextStages,
                    :percents,
                    :steps,
                    :eagerPercents,
                    :eagerSteps,
                    :unclaimed
                ) with ordinality as d (
                    job_id,
                    stage,
                    attempt,
                    owner,
                    stages,
                    later_stages,
                    last_stage,
                    used,
                    refund,
                    next_stage,
                    percent,
                    step,
                    eager_percent,
                    eager_step,
                    unclaimed,
                    place
                )
            ),
            won as (
                update job j
                set status = case when d.next_stage is null then 'succeeded' when d.starts_next then 'running' else 'queued' end,
                    stage = coalesce(d.next_stage, d.last_stage),
                    -- these two as they are where the worker goes on: no index then hears of it
                    queue_stage = case when d.next_stage is null or d.starts_next then j.queue_stage else d.next_stage end,
                    sweep_at = case when d.next_stage is null or d.starts_next then j.sweep_at
                               else now() + :grace * interval '1 millisecond' end,
                    attempt = case when d.next_stage is null and d.stages = 1 then d.attempt
                              when d.next_stage is null or d.starts_next then 1 else 0 end,
                    uncounted = case when d.next_stage is null and d.stages = 1 then j.uncounted else 0 end,
                    lease_owner = case when d.starts_next then j.lease_owner end,
                    -- as if it had been claimed before
                    version = j.version + d.stages + case when d.unclaimed is null then 0 else 1 end,
                    started_at = coalesce(j.started_at, now()),
                    run_at = now(), queued_at = now(), stage_started_at = case when d.starts_next then now() end,
                    finished_at = case when d.next_stage is null then now() end,
                    progress = greatest(j.progress, case when d.starts_next then d.eager_percent else d.percent end),
                    stage_progress = case when d.next_stage is null then 100 else 0 end,
                    step = case when d.starts_next then d.eager_step else d.step end,
                    used = j.used + d.used,
                    refunded = j.refunded + d.refund
                from done d
                where j.id = d.job_id and %s
                      and (d.later_stages is null
                           or not exists (select from paused p where p.stage = any (string_to_array(d.later_stages, ' '))))
                returning d.place, d.starts_next, d.owner, d.refund,
                          j.id, j.account_id, j.traceparent, j.version, j.retries,
                          j.finished_at, j.type, j.product_id, j.held, j.used, j.refunded, j.webhook_url,
                          case when d.unclaimed is null then old.attempt - old.uncounted else 1 end as attempts,
                          old.queued_at as stage_queued_at, old.stage_started_at as stage_began_at,
                          j.status = 'queued' as is_queued, j.queued_at, d.stage as first_stage
            ),
            made as (
                select * from unnest(
                    :places, :madeStages, :results, :cached, :prices, :notes, :beganAgo, :endedAgo
                ) as m (place, stage, result, cached, price, note, began_ago, ended_ago)
            ),
            kept as (
                insert into stage_result (
                    job_id, stage, status, cached, attempts, queued_at, started_at, finished_at, worker_id, note, result)
                select w.id, m.stage, 'completed', m.cached,
                       -- of a later one nothing is stored yet: it was begun when the one before had ended
                       case when m.stage = w.first_stage then w.attempts else 1 end,
                       case when m.stage = w.first_stage then w.stage_queued_at else now() - m.began_ago * interval '1 microsecond' end,
                       coalesce(case when m.stage = w.first_stage then w.stage_began_at end,
                                greatest(w.stage_queued_at, now() - m.began_ago * interval '1 microsecond')),
                       now() - m.ended_ago * interval '1 microsecond',
                       w.owner, m.note, m.result::json
                from won w
                join made m on m.place = w.place
                on conflict (job_id, stage) do update
                    set status = excluded.status, cached = excluded.cached, attempts = excluded.attempts, queued_at = excluded.queued_at,
                        started_at = excluded.started_at, finished_at = excluded.finished_at, failure = null, worker_id = excluded.worker_id,
                        note = excluded.note, result = excluded.result
                    where stage_result.status <> 'completed'
            )
            """;

    /** The refunds of results that were cached. */
    private static final String GIVING_BACK =
            """
            ,
            refund as (
                insert into ledger_entry (account_id, job_id, stage, kind, round, amount, reason)
                select w.account_id, w.id, m.stage, 'REFUND', w.retries, m.price, 'cached'
                from won w
                join made m on m.place = w.place
                where m.cached and m.price > 0
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
            select w.version, coalesce(w.starts_next, false) as starts_next, coalesce(w.refund, 0) as refunded, w.traceparent,
                   -- what only claims know of, a limit, is left to them; and once a stage is paused nobody is to begin it
                   case when w.is_queued and d.next_stage not in (select stage from paused)
                             and (select running_limit is null from account where id = w.account_id)
                        then w.queued_at end as handed_over_at
            from done d
            left join won w on w.place = d.place
            order by d.place
            """;

    private static final String HELD = "lease_is_held(j, d.stage, d.attempt, d.owner)";

    /** The same, or what a claim asks for; of which nobody may have made an attempt since. */
    private static final String HELD_OR_CLAIMABLE =
            """
            case when d.unclaimed is null then lease_is_held(j, d.stage, d.attempt, d.owner)
                 else j.status = 'queued' and j.stage = d.stage and j.attempt = d.attempt - 1 and j.queued_at = d.unclaimed::timestamptz
                      and j.run_at <= now() and (j.deadline is null or j.deadline > now())
                      and d.stage not in (select stage from paused)
                      and not exists (select from worker where id = d.owner and draining_since is not null)
                      and not exists (select from account where id = j.account_id and running_limit is not null)
            end
            """;

    // The executor sets up every part of a statement each time, so what most batches have no use
    // for is left out of theirs. In the order of sql(…).
    private static final List<String> STATEMENTS =
            Stream.of(HELD, HELD_OR_CLAIMABLE)
                    .map(COMPLETING::formatted)
                    .flatMap(completing ->
                            Stream.of("", GIVING_BACK, TELLING, GIVING_BACK + TELLING)
                                    .map(more -> completing + more + ANSWERING))
                    .toList();

    Complete {
        stages = List.copyOf(stages);
        for (int i = 1; i < stages.size(); i++) {
            if (!stages.get(i - 1).isFollowedBy(stages.get(i))) {
                throw new IllegalArgumentException(
                        "these stages were not done in a row: " + stages);
            }
        }
        if (startsNext && stages.getLast().next().isEmpty()) {
            throw new IllegalArgumentException("there is no stage after a job's last one");
        }
        boolean kept = startsNext || stages.size() > 1;
        if (kept && stages.stream().anyMatch(each -> each.unclaimed().isPresent())) {
            throw new IllegalArgumentException("nobody goes on with what was not claimed");
        }
    }

    /** What was held when the first of these stages was begun. */
    Lease lease() {
        return stages.getFirst().assignment().lease();
    }

    /** The stage after these, if the job has one. */
    Optional<Step> next() {
        return last().next();
    }

    private CompletedStage last() {
        return stages.getLast();
    }

    private List<CompletedStage> later() {
        return stages.subList(1, stages.size());
    }

    /** Separated by spaces, which no stage has in its id; null if there is none. */
    private @Nullable String laterStages() {
        return stages.size() == 1
                ? null
                : later().stream().map(each -> each.stage().id()).collect(Collectors.joining(" "));
    }

    /** Those that begin, or have begun, without a claim, or that somebody may begin so. */
    private Stream<String> startedStages() {
        return Stream.of(
                        later().stream().map(CompletedStage::stage),
                        next().stream().map(Step::stage),
                        unclaimed().stream().map(_ -> lease().stage()))
                .flatMap(each -> each)
                .map(Stage::id);
    }

    private Optional<Instant> unclaimed() {
        return stages.getFirst().unclaimed();
    }

    /** What the next stage's workers may be told, if it was queued then. */
    Optional<Handover> handover(Instant queuedAt) {
        return next().flatMap(_ -> Handover.after(last(), queuedAt));
    }

    /** What people are told next. */
    private String text() {
        return noted(next().map(Step::waiting).orElse("Complete"));
    }

    /** The same if this worker begins the next stage itself. */
    private @Nullable String eagerText() {
        return eagerNext().map(next -> noted(next.stage().title())).orElse(null);
    }

    private String noted(String text) {
        return last().outcome()
                .note()
                .map(note -> "%s (%s: %s)".formatted(text, last().stage().title(), note))
                .orElse(text);
    }

    private Optional<Step> eagerNext() {
        return startsNext ? next() : Optional.empty();
    }

    private int percent() {
        return next().isPresent() ? last().step().to() : 100;
    }

    private int refund() {
        return stages.stream().mapToInt(CompletedStage::refund).sum();
    }

    private int used() {
        return stages.stream().mapToInt(each -> each.step().credits()).sum() - refund();
    }

    /**
     * What was done.
     *
     * @param startedNext whether the worker now has the next stage's lease
     * @param handedOverAt when the next stage was queued, if its workers may begin without a claim
     */
    record Completed(Applied applied, boolean startedNext, Optional<Instant> handedOverAt) {

        private static Optional<Completed> read(ResultSet row) throws SQLException {
            boolean started = row.getBoolean("starts_next");
            Optional<Instant> handedOverAt =
                    Optional.ofNullable(row.getObject("handed_over_at", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
            return Applied.read(row).map(applied -> new Completed(applied, started, handedOverAt));
        }
    }

    /**
     * One stage of the batch.
     *
     * @param place of its command in the batch, from 1
     * @param beganAgo microseconds; null for a command's first stage if it was claimed: the job's
     *     row knows
     * @param endedAgo microseconds
     */
    private record Made(CompletedStage stage, int place, @Nullable Long beganAgo, long endedAgo) {

        static List<Made> of(List<Complete> batch) {
            List<Made> all = new ArrayList<>(batch.size());
            for (int place = 1; place <= batch.size(); place++) {
                List<CompletedStage> stages = batch.get(place - 1).stages();
                long ago = 0;
                for (int i = stages.size() - 1; i >= 0; i--) {
                    long began = ago + stages.get(i).took().toNanos() / 1_000;
                    boolean known = i == 0 && stages.get(i).unclaimed().isEmpty();
                    all.add(new Made(stages.get(i), place, known ? null : began, ago));
                    ago = began;
                }
            }
            return all;
        }
    }

    /** One answer for each, in their order; empty where the lease is lost. */
    static List<Optional<Completed>> run(Handle handle, List<Complete> batch, Duration sweepAfter) {
        Query query = handle.createQuery(sql(batch)).bind("grace", sweepAfter.toMillis());
        LeaseArrays.bind(query, batch, Complete::lease);
        SqlArrays.ints(query, "counts", batch, each -> each.stages().size());
        SqlArrays.texts(query, "laterStages", batch, Complete::laterStages);
        SqlArrays.ints(query, "used", batch, Complete::used);
        SqlArrays.ints(query, "refunds", batch, Complete::refund);
        SqlArrays.texts(
                query,
                "nextStages",
                batch,
                each -> each.next().map(step -> step.stage().id()).orElse(null));
        SqlArrays.texts(
                query,
                "startedStages",
                batch.stream().flatMap(Complete::startedStages).toList(),
                stage -> stage);
        SqlArrays.texts(query, "lastStages", batch, each -> each.last().stage().id());
        SqlArrays.ints(query, "percents", batch, Complete::percent);
        SqlArrays.texts(query, "steps", batch, Complete::text);
        SqlArrays.ints(
                query,
                "eagerPercents",
                batch,
                each -> each.eagerNext().map(Step::from).orElse(null));
        SqlArrays.texts(query, "eagerSteps", batch, Complete::eagerText);
        SqlArrays.texts(
                query,
                "unclaimed",
                batch,
                each -> each.unclaimed().map(Instant::toString).orElse(null));
        List<Made> made = Made.of(batch);
        SqlArrays.ints(query, "places", made, Made::place);
        SqlArrays.texts(query, "madeStages", made, each -> each.stage().stage().id());
        SqlArrays.texts(query, "results", made, each -> each.stage().outcome().result());
        SqlArrays.flags(query, "cached", made, each -> each.stage().outcome().cached());
        SqlArrays.ints(query, "prices", made, each -> each.stage().step().credits());
        SqlArrays.texts(query, "notes", made, each -> each.stage().outcome().note().orElse(null));
        SqlArrays.longs(query, "beganAgo", made, Made::beganAgo);
        SqlArrays.longs(query, "endedAgo", made, Made::endedAgo);
        return query.map((row, _) -> Completed.read(row)).list();
    }

    private static String sql(List<Complete> batch) {
        boolean takes = batch.stream().anyMatch(each -> each.unclaimed().isPresent());
        boolean ends = batch.stream().anyMatch(each -> each.next().isEmpty());
        boolean gives = batch.stream().anyMatch(each -> each.refund() > 0);
        return STATEMENTS.get((takes ? 4 : 0) + (ends ? 2 : 0) + (gives ? 1 : 0));
    }
}
