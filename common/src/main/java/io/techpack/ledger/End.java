package io.techpack.ledger;

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

/**
 * Ends a job without its result, and gives back what was held for every stage not completed: by its
 * worker (fenced by the lease), by its account (a cancel), or by its deadline.
 *
 * @param account whose job it must be, if that matters
 * @param lease which must still be held, if a worker ends it
 */
record End(
        JobId job,
        Optional<AccountId> account,
        Optional<Lease> lease,
        JobStatus status,
        Optional<FailureKind> kind,
        String message) {

    private static final String SQL =
            """
            with asked as (
                select *
                from unnest(:jobs, :accounts, :owners, :stages, :attempts, :statuses, :kinds, :messages)
                    with ordinality as a (job_id, account_id, owner, stage, attempt, status, kind, message, place)
            ),
            ended as (
                update job j
                set status = a.status, lease_owner = null, finished_at = now(), version = j.version + 1,
                    failure_kind = a.kind, failure_message = a.message, step = a.message,
                    refunded = j.held - j.used
                from asked a
                where j.id = a.job_id and j.status in ('queued', 'running')
                  and (a.account_id is null or j.account_id = a.account_id)
                  and (a.owner is null or (j.status = 'running'
                       and j.stage = a.stage and j.attempt = a.attempt and j.lease_owner = a.owner))
                returning a.place, a.message, j.id, j.account_id, j.type, j.version, j.status, j.stage, j.queued_at, j.stage_started_at,
                          j.retries, j.attempt - j.forgiven as attempts, j.refunded - old.refunded as given_back
            ),
            kept as (
                insert into stage_result (job_id, stage, status, attempts, queued_at, started_at, failure)
                select id, stage, case status when 'failed' then 'error' else 'canceled' end, attempts,
                       queued_at, stage_started_at, message
                from ended
                on conflict (job_id, stage) do update
                    set status = excluded.status, attempts = excluded.attempts, started_at = excluded.started_at,
                        finished_at = now(), failure = excluded.failure
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
            )
            select e.version, e.given_back
            from asked a
            left join ended e on e.place = a.place
            order by a.place
            """;

    /**
     * @param version the job's last
     * @param givenBack credits
     */
    record Ended(long version, int givenBack) {}

    static End failed(Lease lease, Failure failure) {
        return new End(
                lease.job(),
                Optional.empty(),
                Optional.of(lease),
                JobStatus.FAILED,
                Optional.of(failure.kind()),
                failure.message());
    }

    static End canceled(AccountId account, JobId job) {
        return new End(
                job,
                Optional.of(account),
                Optional.empty(),
                JobStatus.CANCELED,
                Optional.empty(),
                "Canceled");
    }

    static End expired(JobId job) {
        return new End(
                job,
                Optional.empty(),
                Optional.empty(),
                JobStatus.FAILED,
                Optional.of(FailureKind.DEADLINE_EXCEEDED),
                "The job's deadline passed before it was complete");
    }

    /** At a stage that nobody does any more. */
    static End nobodys(JobId job) {
        return new End(
                job,
                Optional.empty(),
                Optional.empty(),
                JobStatus.FAILED,
                Optional.of(FailureKind.UNREADABLE),
                "No worker knows the stage that this job waits for; submit it anew");
    }

    /** One answer for each, in their order; empty where the job was not to be ended so. */
    static List<Optional<Ended>> run(Handle handle, List<End> batch) {
        Query query = handle.createQuery(SQL);
        Arrays.uuids(query, "jobs", batch, end -> end.job().value());
        Arrays.uuids(
                query, "accounts", batch, end -> end.account().map(AccountId::value).orElse(null));
        Arrays.uuids(
                query,
                "owners",
                batch,
                end -> end.lease().map(lease -> lease.owner().value()).orElse(null));
        Arrays.texts(
                query,
                "stages",
                batch,
                end -> end.lease().map(lease -> lease.stage().id()).orElse(null));
        Arrays.ints(query, "attempts", batch, end -> end.lease().map(Lease::attempt).orElse(null));
        Arrays.texts(query, "statuses", batch, end -> end.status().id());
        Arrays.texts(query, "kinds", batch, end -> end.kind().map(Enum::name).orElse(null));
        Arrays.texts(query, "messages", batch, End::message);
        Plans.bindStages(query);
        return query.map(
                        (row, _) -> {
                            long version = row.getLong("version");
                            return row.wasNull()
                                    ? Optional.<Ended>empty()
                                    : Optional.of(new Ended(version, row.getInt("given_back")));
                        })
                .list();
    }
}
