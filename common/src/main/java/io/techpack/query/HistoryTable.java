package io.techpack.query;

import io.techpack.database.Database;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.JobStatus;
import io.techpack.query.JobHistory.EndedStage;
import io.techpack.query.JobHistory.Entry;
import io.techpack.query.JobHistory.Holder;
import io.techpack.query.JobHistory.Owner;
import io.techpack.query.JobHistory.Times;
import io.techpack.query.JobHistory.UnfinishedAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What is known of single jobs, whoever owns them. Thread-safe. */
final class HistoryTable {

    private static final String JOB =
            """
            select j.id, j.account_id, a.name as account, a.running_limit, is_at_its_limit(a.id) as at_limit,
                   (select count(*) from limited_job l join job r on r.id = l.job_id and r.status = 'running'
                    where l.account_id = a.id) as running,
                   j.type, j.product_id, j.status, j.stage, j.step, j.progress, j.attempt - j.uncounted as tries, j.retries,
                   j.waiting_on is not null as waits_for_provider, now() as now, j.created_at, j.queued_at,
                   extract(epoch from j.run_at - now()) * 1000 as delay_ms,
                   j.stage_started_at, j.started_at, j.finished_at, j.deadline, j.retried_at,
                   j.failure_kind, j.held, j.used, j.refunded,
                   j.lease_owner, w.name as worker, extract(epoch from now() - w.heartbeat_at) * 1000 as silent_ms,
                   w.heartbeat_at > now() - :leaseTime * interval '1 millisecond' as alive
            from job j
            join account a on a.id = j.account_id
            left join worker w on w.id = j.lease_owner
            where j.id = :id
            """;

    private static final String ENDED =
            """
            select r.stage, r.status, r.cached, r.attempts, r.queued_at, r.started_at, r.finished_at, w.name as worker,
                   coalesce(r.failure, r.note) as said
            from stage_result r
            left join worker w on w.id = r.worker_id
            where r.job_id = :id
            order by r.finished_at
            """;

    private static final String UNFINISHED =
            """
            select u.stage, u.started_at, u.ended_at, w.name as worker, u.counted, u.why
            from unfinished_attempt u
            left join worker w on w.id = u.worker_id
            where u.job_id = :id
            order by u.ended_at
            limit 1000
            """;

    private static final String ENTRIES =
            """
            select created_at, stage, kind, amount, round, reason
            from ledger_entry
            where job_id = :id
            order by id
            """;

    private final Database database;
    private final Duration leaseTime;

    HistoryTable(Database database, Duration leaseTime) {
        this.database = database;
        this.leaseTime = leaseTime;
    }

    Optional<JobHistory> find(JobId job) {
        // one snapshot: a job that moves on meanwhile must not be told of in two states
        return database.call(handle ->
                handle.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ,
                        snapshot ->
                                snapshot.createQuery(JOB)
                                        .bind("id", job.value())
                                        .bind("leaseTime", leaseTime.toMillis())
                                        .map((row, _) -> history(snapshot, row))
                                        .findOne()));
    }

    private static JobHistory history(Handle handle, ResultSet row) throws SQLException {
        JobId id = new JobId(row.getObject("id", UUID.class));
        return new JobHistory(
                id,
                owner(row),
                row.getString("type"),
                row.getString("product_id"),
                JobStatus.of(row.getString("status")),
                row.getString("stage"),
                row.getString("step"),
                row.getInt("progress"),
                row.getInt("tries"),
                row.getInt("retries"),
                row.getBoolean("waits_for_provider"),
                times(row),
                Optional.ofNullable(row.getString("failure_kind")),
                row.getInt("held"),
                row.getInt("used"),
                row.getInt("refunded"),
                holder(row),
                all(handle, ENDED, id, (each, _) -> ended(each)),
                all(handle, UNFINISHED, id, (each, _) -> unfinished(each)),
                all(handle, ENTRIES, id, (each, _) -> entry(each)));
    }

    private static Owner owner(ResultSet row) throws SQLException {
        int limit = row.getInt("running_limit");
        return new Owner(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("account"),
                row.wasNull() ? OptionalInt.empty() : OptionalInt.of(limit),
                row.getLong("running"),
                row.getBoolean("at_limit"));
    }

    private static Times times(ResultSet row) throws SQLException {
        return new Times(
                instant(row, "now"),
                instant(row, "created_at"),
                instant(row, "queued_at"),
                Duration.ofMillis(row.getLong("delay_ms")),
                perhaps(row, "stage_started_at"),
                perhaps(row, "started_at"),
                perhaps(row, "finished_at"),
                perhaps(row, "deadline"),
                perhaps(row, "retried_at"));
    }

    private static Optional<Holder> holder(ResultSet row) throws SQLException {
        if (row.getObject("lease_owner") == null) {
            return Optional.empty();
        }
        String worker = row.getString("worker");
        return Optional.of(
                new Holder(
                        worker == null ? row.getString("lease_owner") : worker,
                        Duration.ofMillis(row.getLong("silent_ms")),
                        row.getBoolean("alive")));
    }

    private static EndedStage ended(ResultSet row) throws SQLException {
        return new EndedStage(
                row.getString("stage"),
                row.getString("status"),
                row.getBoolean("cached"),
                row.getInt("attempts"),
                instant(row, "queued_at"),
                perhaps(row, "started_at"),
                instant(row, "finished_at"),
                Optional.ofNullable(row.getString("worker")),
                Optional.ofNullable(row.getString("said")));
    }

    private static UnfinishedAttempt unfinished(ResultSet row) throws SQLException {
        return new UnfinishedAttempt(
                row.getString("stage"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                Optional.ofNullable(row.getString("worker")),
                row.getBoolean("counted"),
                row.getString("why"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                instant(row, "created_at"),
                row.getString("stage"),
                row.getString("kind"),
                row.getInt("amount"),
                row.getInt("round"),
                Optional.ofNullable(row.getString("reason")));
    }

    private static <T> List<T> all(Handle handle, String sql, JobId job, RowMapper<T> mapper) {
        return handle.createQuery(sql).bind("id", job.value()).map(mapper).list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<Instant> perhaps(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
