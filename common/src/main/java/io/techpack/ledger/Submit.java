package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.JobId;
import io.techpack.job.Lease;
import io.techpack.job.Step;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Submission.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Stores a job, takes its price and queues its first stage; or begins that one at once.
 *
 * @param starter the worker in this process that has a slot for the first stage, if one has: it
 *     gets the lease unless the stage is paused, the worker drained, or the account has a limit
 */
record Submit(Submission submission, Optional<WorkerId> starter) {

    // Every CTE sees the database as it was when the statement began, except that FOR UPDATE reads
    // the newest balance once it holds the lock: what is decided from it stays true to the commit.
    private static final String SQL =
            """
            with asked as (
                select a.*, coalesce(a.key like ' %', false) as while_live
                from unnest(
                    :ids,
                    :accounts,
                    :types,
                    :products,
                    :inputs,
                    :held,
                    :deadlines,
                    :traces,
                    :stages,
                    :steps,
                    :keys,
                    :digests,
                    :webhookUrls,
                    :starters,
                    :titles,
                    :beginnings
                ) with ordinality as a (
                    id,
                    account_id,
                    type,
                    product_id,
                    input,
                    held,
                    deadline_ms,
                    traceparent,
                    stage,
                    step,
                    key,
                    digest,
                    webhook_url,
                    starter,
                    title,
                    beginning,
                    place
                )
            ),
            own as (
                -- locked, as by a claim
                select id from worker
                where id in (select starter from asked) and not retired and draining_since is null
                order by id for no key update
            ),
            paused as (
                -- for its lock on the table, which a pause waits for: see OperatorOrders
                select stage from stage_pause where stage = any (:stages) for key share
            ),
            payer as (
                -- in the order of their ids, so that two batches never wait for each other crosswise; and after the
                -- worker, as a claim does
                select id, balance, running_limit from account
                where id in (select account_id from asked) and (select count(*) from own) >= 0
                order by id for update
            ),
            known as (
                select a.id, k.job_id, k.digest = a.digest as same_request
                from asked a
                join idempotency_key k on k.account_id = a.account_id and k.key = a.key
                where k.created_at > now() - :keyLifetime * interval '1 second'
                  and (not a.while_live or exists (select from job j where j.id = k.job_id and j.finished_at is null))
            ),
            before as (
                -- a batch that is repeated because the answer to it was lost
                select a.id, j.created_at from asked a join job j on j.id = a.id
            ),
            fresh as (
                select a.*, p.balance, sum(a.held) over (partition by a.account_id order by a.place) as spent,
                       a.starter is not null and a.starter in (select id from own)
                           and a.stage not in (select stage from paused) and p.running_limit is null as starts
                from asked a
                join payer p on p.id = a.account_id
                where a.id not in (select id from known)
                  and a.id not in (select id from before)
                  and not exists (
                      select from asked b where b.account_id = a.account_id and b.key = a.key and b.place < a.place)
            ),
            admitted as (
                select * from fresh where spent <= balance
            ),
            keyed as (
                insert into idempotency_key as k (account_id, key, digest, job_id)
                select account_id, key, digest, id from admitted where key is not null
                on conflict (account_id, key)
                    do update set digest = excluded.digest, job_id = excluded.job_id, created_at = now()
                    where k.created_at <= now() - :keyLifetime * interval '1 second'
                       -- a key that counts while its job lives begins with a space, which no client's can
                       or excluded.key like ' %'
                          and not exists (select from job j where j.id = k.job_id and j.finished_at is null)
                returning job_id
            ),
            stored as (
                insert into job (
                    id, account_id, type, product_id, input, held, deadline, traceparent, webhook_url, stage, queue_stage, sweep_at,
                    status, lease_owner, attempt, version, started_at, stage_started_at, progress, step)
                select id, account_id, type, product_id, input::json, held,
                       now() + deadline_ms * interval '1 millisecond', traceparent, webhook_url, stage, stage,
                       now() + :grace * interval '1 millisecond',
                       case when starts then 'running' else 'queued' end, case when starts then starter end,
                       case when starts then 1 else 0 end, case when starts then 2 else 1 end,
                       case when starts then now() end, case when starts then now() end,
                       case when starts then beginning else 0 end, case when starts then title else step end
                from admitted
                where key is null or id in (select job_id from keyed)
                returning id, account_id, held, created_at, queued_at, status = 'running' as started
            ),
            charged as (
                insert into ledger_entry (account_id, job_id, stage, kind, amount)
                select s.account_id, c.job_id, c.stage, 'CHARGE', -c.amount
                from unnest(:chargeJobs, :chargeStages, :chargeAmounts) as c (job_id, stage, amount)
                join stored s on s.id = c.job_id
            ),
            paid as (
                -- from the balance that was locked: the check of the table's own would be of a balance as old as
                -- the statement, to which credits may have come meanwhile
                update account a
                set balance = p.balance - s.amount
                from (select account_id, sum(held) as amount from stored group by account_id) s
                join payer p on p.id = s.account_id
                where a.id = s.account_id and s.amount > 0
            )
            select a.held as price,
                   coalesce(s.created_at, b.created_at) as accepted_at,
                   coalesce(s.started, false) as started,
                   -- what only claims know of, a limit, is left to them; and once a stage is paused nobody is to begin it
                   case when not s.started and p.running_limit is null and a.stage not in (select stage from paused)
                        then s.queued_at end as handed_over_at,
                   b.id is not null as stored_before,
                   k.job_id as known_job,
                   coalesce(k.same_request, false) as same_request,
                   p.id is not null as account_known,
                   coalesce(p.balance, 0) - coalesce(sum(s.held) over (partition by a.account_id), 0) as balance
            from asked a
            left join stored s on s.id = a.id
            left join before b on b.id = a.id
            left join known k on k.id = a.id
            left join payer p on p.id = a.account_id
            order by a.place
            """;

    /**
     * @param started whether the starter has the lease
     * @param storedBefore whether the job was stored by an earlier call of which the answer was
     *     lost, and perhaps began
     * @param handedOverAt when the first stage was queued, if its workers may begin without a claim
     */
    record Submitted(
            Admission admission,
            boolean started,
            boolean storedBefore,
            Optional<Instant> handedOverAt) {}

    /** What the starter's handler needs. */
    Assignment assignment(WorkerId starter) {
        return new Assignment(
                new Lease(submission.id(), first().stage(), 1, starter),
                submission.account(),
                submission.type(),
                submission.input(),
                1,
                0,
                Map.of(),
                Map.of(),
                Duration.ZERO,
                submission.deadline(),
                submission.traceparent());
    }

    private Step first() {
        return submission.type().first();
    }

    /** One answer for each submission, in their order; empty where it must be tried once more. */
    static List<Optional<Submitted>> run(Handle handle, List<Submit> batch, Duration sweepAfter) {
        List<Submission> submissions = batch.stream().map(Submit::submission).toList();
        List<Charge> charges = submissions.stream().flatMap(Charge::of).toList();
        var query =
                handle.createQuery(SQL)
                        .bind("grace", sweepAfter.toMillis())
                        .bind("keyLifetime", IdempotencyKey.LIFETIME.toSeconds());
        bindSubmissions(query, submissions);
        SqlArrays.uuids(
                query, "starters", batch, each -> each.starter().map(WorkerId::value).orElse(null));
        SqlArrays.texts(query, "titles", batch, each -> each.first().stage().title());
        SqlArrays.ints(query, "beginnings", batch, each -> each.first().from());
        SqlArrays.uuids(query, "chargeJobs", charges, charge -> charge.job().value());
        SqlArrays.texts(query, "chargeStages", charges, charge -> charge.step().stage().id());
        SqlArrays.ints(query, "chargeAmounts", charges, charge -> charge.step().credits());
        List<SubmissionRow> rows = query.map((row, _) -> SubmissionRow.read(row)).list();
        return SqlArrays.zip(
                submissions, rows, (submission, row) -> row.submitted(submission.id()));
    }

    private static void bindSubmissions(SqlStatement<?> query, List<Submission> batch) {
        SqlArrays.uuids(query, "ids", batch, submission -> submission.id().value());
        SqlArrays.uuids(query, "accounts", batch, submission -> submission.account().value());
        SqlArrays.texts(query, "types", batch, submission -> submission.type().id());
        SqlArrays.texts(query, "products", batch, Submission::productId);
        SqlArrays.texts(query, "inputs", batch, Submission::input);
        SqlArrays.ints(query, "held", batch, submission -> submission.type().price());
        SqlArrays.longs(
                query,
                "deadlines",
                batch,
                submission -> submission.deadline().map(Duration::toMillis).orElse(null));
        SqlArrays.texts(
                query, "traces", batch, submission -> submission.traceparent().orElse(null));
        SqlArrays.texts(
                query, "stages", batch, submission -> submission.type().first().stage().id());
        SqlArrays.texts(query, "steps", batch, submission -> submission.type().first().waiting());
        SqlArrays.texts(
                query,
                "keys",
                batch,
                submission -> submission.idempotency().map(IdempotencyKey::key).orElse(null));
        SqlArrays.texts(
                query,
                "digests",
                batch,
                submission -> submission.idempotency().map(IdempotencyKey::digest).orElse(null));
        SqlArrays.texts(
                query, "webhookUrls", batch, submission -> submission.webhookUrl().orElse(null));
    }

    private record Charge(JobId job, Step step) {

        static java.util.stream.Stream<Charge> of(Submission submission) {
            return submission.type().plan().stream()
                    .filter(step -> step.credits() > 0)
                    .map(step -> new Charge(submission.id(), step));
        }
    }
}
