package io.techpack.ledger;

import io.techpack.database.PlanArrays;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Queues a failed job again at the stage that failed, and charges again what was given back when it
 * failed. What the stages before have made stays, and so do the finished items of this one.
 */
record Retry(AccountId account, JobId job) {

    // What is charged follows from the locked rows and from the submission's charges, which never
    // change: nothing is decided by what another transaction may just have written.
    private static final String SQL =
            """
            with asked as (
                select * from unnest(:jobs, :accounts) with ordinality as a (job_id, account_id, place)
            ),
            failed as (
                -- the job before its account, as it is when a job ends; a job that another call has just
                -- taken on is looked at again and left out
                select a.place, j.id, j.account_id, j.type, j.stage, j.retries
                from (select distinct on (job_id, account_id) * from asked order by job_id, account_id, place) a
                join job j on j.id = a.job_id and j.account_id = a.account_id
                where j.status = 'failed'
                order by j.id for update of j
            ),
            payer as (
                select id, balance from account where id in (select account_id from failed) order by id for update
            ),
            plan as (
                select * from unnest(:planTypes, :planStages) with ordinality as p (type, stage, place)
            ),
            to_do as (
                -- the failed stage and those after it, at the submission's prices
                select f.id, c.stage, -c.amount as price
                from failed f
                join plan here on here.type = f.type and here.stage = f.stage
                join plan p on p.type = f.type and p.place >= here.place
                join ledger_entry c on c.job_id = f.id and c.stage = p.stage and c.kind = 'CHARGE' and c.round = 0
                union all
                -- of a type without a plan here: what was given back when it failed
                select f.id, r.stage, r.amount
                from failed f
                join ledger_entry r on r.job_id = f.id and r.kind = 'REFUND' and r.round = f.retries
                where r.reason <> 'cached'
                  and not exists (select from plan here where here.type = f.type and here.stage = f.stage)
            ),
            priced as (
                select f.*, t.price, p.balance, sum(t.price) over (partition by f.account_id order by f.place) as spent
                from failed f
                join payer p on p.id = f.account_id
                cross join lateral (select coalesce(sum(price), 0) as price from to_do where id = f.id) t
            ),
            resumed as (
                -- The attempts go on rising, so that no late try holds a lease again; none of them counts. The
                -- deadline is as far away as it was at first.
                update job j
                set status = 'queued', queue_stage = j.stage, retries = j.retries + 1, retried_at = now(), version = j.version + 1,
                    held = j.held + f.price, uncounted = j.attempt, failure_kind = null, failure_message = null,
                    run_at = now(), queued_at = now(), sweep_at = now() + :grace * interval '1 millisecond',
                    stage_started_at = null, finished_at = null,
                    deadline = now() + (j.deadline - coalesce(j.retried_at, j.created_at)),
                    step = 'Waiting to go on where it failed'
                from priced f
                where j.id = f.id and j.status = 'failed' and f.spent <= f.balance
                returning f.place, f.price, j.id, j.account_id, j.stage, j.version, j.retries, j.traceparent
            ),
            charged as (
                insert into ledger_entry (account_id, job_id, stage, kind, round, amount)
                select r.account_id, r.id, t.stage, 'CHARGE', r.retries, -t.price
                from resumed r
                join to_do t on t.id = r.id
            ),
            paid as (
                -- from the locked balance: the one before it may be checked first and be too small
                update account a
                set balance = p.balance - r.price
                from (select account_id, sum(price) as price from resumed group by account_id) r
                join payer p on p.id = r.account_id
                where a.id = r.account_id and r.price > 0
            )
            select j.status, f.price, r.version, 0 as refunded, r.stage, r.traceparent,
                   f.balance - coalesce(sum(r.price) over (partition by f.account_id), 0) as balance
            from asked a
            left join job j on j.id = a.job_id and j.account_id = a.account_id
            left join priced f on f.place = a.place
            left join resumed r on r.place = a.place
            order by a.place
            """;

    /**
     * What became of a retry.
     *
     * @param applied the change, if the job was resumed
     * @param due the stage that is due now, if it was
     */
    record Retried(RetryResult result, Optional<Applied> applied, Optional<Stage> due) {}

    /**
     * One answer for each, in their order; empty where it must be tried once more, because another
     * call for the same job or account was in the batch or came first.
     */
    static List<Optional<Retried>> run(
            Handle handle,
            List<Retry> batch,
            Duration sweepAfter,
            PlanArrays plans,
            JobTypes types) {
        Query query = handle.createQuery(SQL).bind("grace", sweepAfter.toMillis());
        SqlArrays.uuids(query, "jobs", batch, each -> each.job().value());
        SqlArrays.uuids(query, "accounts", batch, each -> each.account().value());
        plans.bindStages(query);
        return query.map((row, _) -> result(row, types)).list();
    }

    private static Optional<Retried> result(ResultSet row, JobTypes types) throws SQLException {
        Optional<Applied> applied = Applied.read(row);
        if (applied.isEmpty()) {
            return refusal(row).map(why -> new Retried(why, applied, Optional.empty()));
        }
        return Optional.of(
                new Retried(
                        new RetryResult.Resumed(row.getInt("price")),
                        applied,
                        Optional.of(types.stageOrUnknown(row.getString("stage")))));
    }

    private static Optional<RetryResult> refusal(ResultSet row) throws SQLException {
        String status = row.getString("status");
        if (status == null) {
            return Optional.of(new RetryResult.UnknownJob());
        }
        if (JobStatus.of(status) != JobStatus.FAILED) {
            return Optional.of(new RetryResult.NotFailed(JobStatus.of(status)));
        }
        int price = row.getInt("price");
        long balance = row.getLong("balance");
        return !row.wasNull() && price > balance
                ? Optional.of(new RetryResult.InsufficientCredits(price, balance))
                : Optional.empty();
    }
}
