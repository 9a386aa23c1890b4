package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.query.JobQueries.Wait;
import io.techpack.query.JobQueries.WaitReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** Where queued jobs stand in their queue. Thread-safe. */
final class QueueTable {

    // Due stages are claimed in turns, of each account the longest waiting first: before a job come
    // those with a smaller
    // number within their account, and those with the same that have waited longer. What is read is
    // bounded.
    private static final String SQL =
            """
            with recursive me as (
                select account_id, stage, sweep_at, run_at, queued_at, waiting_on, run_at <= now() as due
                from job
                where id = :id and account_id = :account and status = 'queued'
            ),
            own as (
                select count(*) as ahead
                from me
                cross join lateral (
                    select from job j
                    where j.queue_stage = me.stage and j.account_id = me.account_id and j.finished_at is null
                      and j.status = 'queued' and j.run_at <= now() and j.sweep_at < me.sweep_at
                    limit 10000) j
            ),
            other (account_id, place) as (
                select '00000000-0000-0000-0000-000000000000'::uuid, 0
                union all
                select next.account_id, other.place + 1
                from other
                cross join me
                cross join lateral (
                    select account_id from job j
                    where j.queue_stage = me.stage and j.account_id > other.account_id and j.account_id <> me.account_id
                      and j.finished_at is null and j.status = 'queued' and j.run_at <= now()
                    order by j.account_id, j.sweep_at limit 1) next
                where other.place < 100
            ),
            others as (
                select count(*) as ahead
                from other
                cross join me
                cross join own
                cross join lateral (
                    select j.sweep_at, row_number() over (order by j.sweep_at) as number
                    from (
                        select sweep_at from job
                        where queue_stage = me.stage and account_id = other.account_id and finished_at is null
                          and status = 'queued' and run_at <= now()
                        order by sweep_at limit least(own.ahead, 200) + 1) j
                ) j
                where j.number <= own.ahead or j.sweep_at < me.sweep_at
            ),
            workers as (
                select sum(l.capacity) as capacity, avg(l.millis) as millis
                from me
                cross join worker w
                cross join lateral unnest(w.stages, w.stage_capacities, w.stage_millis) as l (stage, capacity, millis)
                where l.stage = me.stage and w.heartbeat_at > now() - :leaseTime * interval '1 millisecond'
                  and w.draining_since is null
            )
            select me.waiting_on, me.due, is_at_its_limit(me.account_id) as at_limit,
                   greatest(me.queued_at, me.run_at) as due_at, me.queued_at,
                   extract(epoch from me.run_at - now()) * 1000 as delay_ms,
                   own.ahead + others.ahead + 1 as position,
                   workers.millis * (own.ahead + others.ahead + 1) / nullif(workers.capacity, 0) as eta_ms
            from me
            cross join own
            cross join others
            cross join workers
            """;

    private final Database database;
    private final Duration leaseTime;

    QueueTable(Database database, Duration leaseTime) {
        this.database = database;
        this.leaseTime = leaseTime;
    }

    Optional<Wait> find(AccountId account, JobId job) {
        return database.call(handle ->
                handle.createQuery(SQL)
                        .bind("id", job.value())
                        .bind("account", account.value())
                        .bind("leaseTime", leaseTime.toMillis())
                        .map((row, _) -> read(row))
                        .findOne());
    }

    private static Wait read(ResultSet row) throws SQLException {
        if (!row.getBoolean("due")) {
            return new Wait(
                    Optional.ofNullable(row.getString("waiting_on")).map(_ -> WaitReason.PROVIDER),
                    row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                    OptionalLong.empty(),
                    Optional.of(Duration.ofMillis(row.getLong("delay_ms"))));
        }
        long millis = row.getLong("eta_ms");
        Optional<Duration> eta =
                row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
        boolean atLimit = row.getBoolean("at_limit");
        return new Wait(
                atLimit ? Optional.of(WaitReason.ACCOUNT_LIMIT) : Optional.empty(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                OptionalLong.of(row.getLong("position")),
                atLimit ? Optional.empty() : eta);
    }
}
