package io.techpack.ledger;

import io.techpack.database.SqlArrays;
import io.techpack.job.JobId;
import io.techpack.job.Step;
import io.techpack.ledger.Submission.IdempotencyKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Stores jobs, takes their price and queues their first stage. */
final class Submit {

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
                    :webhookUrls
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
                    place
                )
            ),
            payer as (
                -- in the order of their ids, so that two batches never wait for each other crosswise
                select id, balance from account where id in (select account_id from asked) order by id for update
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
                select a.*, p.balance, sum(a.held) over (partition by a.account_id order by a.place) as spent
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
                insert into job (id, account_id, type, product_id, input, held, deadline, traceparent, webhook_url, stage, queue_stage, step, sweep_at)
                select id, account_id, type, product_id, input::json, held,
                       now() + deadline_ms * interval '1 millisecond', traceparent, webhook_url, stage, stage, step,
                       now() + :grace * interval '1 millisecond'
                from admitted
                where key is null or id in (select job_id from keyed)
                returning id, account_id, held, created_at
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

    private Submit() {}

    /** One answer for each submission, in their order; empty where it must be tried once more. */
    static List<Optional<Admission>> run(
            Handle handle, List<Submission> batch, Duration sweepAfter) {
        List<Charge> charges = batch.stream().flatMap(Charge::of).toList();
        var query =
                handle.createQuery(SQL)
                        .bind("grace", sweepAfter.toMillis())
                        .bind("keyLifetime", IdempotencyKey.LIFETIME.toSeconds());
        bindSubmissions(query, batch);
        SqlArrays.uuids(query, "chargeJobs", charges, charge -> charge.job().value());
        SqlArrays.texts(query, "chargeStages", charges, charge -> charge.step().stage().id());
        SqlArrays.ints(query, "chargeAmounts", charges, charge -> charge.step().credits());
        List<SubmissionRow> rows = query.map((row, _) -> SubmissionRow.read(row)).list();
        return SqlArrays.zip(batch, rows, (submission, row) -> row.admission(submission.id()));
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
