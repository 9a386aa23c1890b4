package io.techpack.ledger;

import io.techpack.database.PlanArrays;
import io.techpack.database.SqlArrays;
import io.techpack.job.AccountId;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.job.Lease;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Ends a job without its result, and gives back what was held for every stage not completed. */
sealed interface Finalize {

    JobId job();

    /** What people are told. */
    String message();

    /** By its worker, which must still hold the lease. */
    record Failed(Lease lease, Failure failure) implements Finalize {

        @Override
        public JobId job() {
            return lease.job();
        }

        @Override
        public String message() {
            return failure.message();
        }
    }

    /** By its account. */
    record Canceled(AccountId account, JobId job) implements Finalize {

        @Override
        public String message() {
            return "Canceled";
        }
    }

    /** By its deadline. */
    record Expired(JobId job) implements Finalize {

        @Override
        public String message() {
            return "The job's deadline passed before it was complete";
        }
    }

    /** At a stage that nobody does any more. */
    record StageUnknown(JobId job) implements Finalize {

        @Override
        public String message() {
            return "No worker knows the stage that this job waits for; submit it anew";
        }
    }

    /** Why the job has failed; empty if it is canceled. */
    default Optional<FailureKind> kind() {
        return switch (this) {
            case Failed failed -> Optional.of(failed.failure.kind());
            case Canceled _ -> Optional.empty();
            case Expired _ -> Optional.of(FailureKind.DEADLINE_EXCEEDED);
            case StageUnknown _ -> Optional.of(FailureKind.UNREADABLE);
        };
    }

    /** Whether a worker may be at the job, which does not know that it has ended. */
    default boolean overrulesWorker() {
        return switch (this) {
            case Canceled _, Expired _ -> true;
            case Failed _, StageUnknown _ -> false;
        };
    }

    private JobStatus status() {
        return kind().isPresent() ? JobStatus.FAILED : JobStatus.CANCELED;
    }

    private Optional<Lease> leaseToHold() {
        return this instanceof Failed failed ? Optional.of(failed.lease) : Optional.empty();
    }

    private Optional<AccountId> accountToOwn() {
        return this instanceof Canceled canceled ? Optional.of(canceled.account) : Optional.empty();
    }

    String SQL =
            """
            with asked as (
                select *
                from unnest(
                    :jobs,
                    :accounts,
                    :owners,
                    :stages,
                    :attempts,
                    :statuses,
                    :kinds,
                    :messages
                ) with ordinality as a (
                    job_id,
                    account_id,
                    owner,
                    stage,
                    attempt,
                    status,
                    kind,
                    message,
                    place
                )
            ),
            ended as (
                update job j
                set status = a.status, lease_owner = null, finished_at = now(), version = j.version + 1,
                    failure_kind = a.kind, failure_message = a.message, step = a.message,
                    refunded = j.held - j.used
                from asked a
                where j.id = a.job_id and j.status in ('queued', 'running')
                  and (a.account_id is null or j.account_id = a.account_id)
                  and (a.owner is null or lease_is_held(j, a.stage, a.attempt, a.owner))
                returning a.place, a.message, old.lease_owner as worker_id, j.id, j.account_id, j.type, j.version, j.status, j.stage, j.queued_at, j.stage_started_at,
                          j.retries, j.attempt - j.uncounted as attempts, j.refunded - old.refunded as refunded,
                          j.product_id, j.held, j.used, j.refunded as refunded_in_all, j.failure_kind, j.webhook_url
            ),
            kept as (
                insert into stage_result (job_id, stage, status, attempts, queued_at, started_at, worker_id, failure)
                select id, stage, case status when 'failed' then 'error' else 'canceled' end, attempts,
                       queued_at, stage_started_at, worker_id, message
                from ended
                on conflict (job_id, stage) do update
                    set status = excluded.status, attempts = excluded.attempts, started_at = excluded.started_at,
                        queued_at = excluded.queued_at, finished_at = now(), failure = excluded.failure,
                        worker_id = excluded.worker_id
                    where stage_result.status <> 'completed'
            ),
            plan as (
                select * from unnest(:planTypes, :planStages) with ordinality as p (type, stage, place)
            ),
            refund as (
                -- Every stage that was paid for and has no result: the one that ended here and those after it,
                -- each charged in the last round, always at the submission's price. Nothing else is asked: a
                -- completion that this statement waited for is in the job's row, but not in what it sees of others.
                insert into ledger_entry (account_id, job_id, stage, kind, round, amount, reason)
                select c.account_id, c.job_id, c.stage, 'REFUND', e.retries, -c.amount,
                       case when c.stage = e.stage then e.status else 'not run' end
                from ended e
                join plan here on here.type = e.type and here.stage = e.stage
                join plan p on p.type = e.type and p.place >= here.place
                join ledger_entry c on c.job_id = e.id and c.stage = p.stage and c.kind = 'CHARGE' and c.round = 0
                union all
                -- of a type without a plan here: what was charged in the last round and has no result
                select c.account_id, c.job_id, c.stage, 'REFUND', e.retries, -c.amount,
                       case when c.stage = e.stage then e.status else 'not run' end
                from ended e
                join ledger_entry c on c.job_id = e.id and c.kind = 'CHARGE' and c.round = e.retries
                where not exists (select from plan here where here.type = e.type and here.stage = e.stage)
                  and not exists (
                      select from stage_result r
                      where r.job_id = c.job_id and r.stage = c.stage and r.status = 'completed')
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
            ),
            told as (
                insert into webhook_delivery (account_id, job_id, webhook_id, queue, event, url, data)
                select e.account_id, e.id, t.webhook_id, t.queue, 'job.' || e.status, t.url,
                       json_build_object(
                           'jobId', e.id, 'type', e.type, 'productId', e.product_id, 'status', e.status,
                           'credits', json_build_object('held', e.held, 'used', e.used, 'refunded', e.refunded_in_all),
                           'error', case when e.failure_kind is not null then json_build_object(
                               'code', e.failure_kind, 'message', e.message, 'step', e.stage) end)
                from ended e
                cross join lateral webhook_targets(e.account_id, 'job.' || e.status, e.webhook_url) t
            )
            select e.version, e.refunded, null as traceparent
            from asked a
            left join ended e on e.place = a.place
            order by a.place
            """;

    /** One answer for each, in their order; empty where the job was not to be ended so. */
    static List<Optional<Applied>> run(Handle handle, List<Finalize> batch, PlanArrays plans) {
        Query query = handle.createQuery(SQL);
        SqlArrays.uuids(query, "jobs", batch, each -> each.job().value());
        SqlArrays.uuids(
                query,
                "accounts",
                batch,
                each -> each.accountToOwn().map(AccountId::value).orElse(null));
        SqlArrays.uuids(
                query,
                "owners",
                batch,
                each -> each.leaseToHold().map(lease -> lease.owner().value()).orElse(null));
        SqlArrays.texts(
                query,
                "stages",
                batch,
                each -> each.leaseToHold().map(lease -> lease.stage().id()).orElse(null));
        SqlArrays.ints(
                query,
                "attempts",
                batch,
                each -> each.leaseToHold().map(Lease::attempt).orElse(null));
        SqlArrays.texts(query, "statuses", batch, each -> each.status().id());
        SqlArrays.texts(query, "kinds", batch, each -> each.kind().map(Enum::name).orElse(null));
        SqlArrays.texts(query, "messages", batch, Finalize::message);
        plans.bindStages(query);
        return Applied.all(query);
    }
}
