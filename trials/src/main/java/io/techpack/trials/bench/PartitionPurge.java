package io.techpack.trials.bench;

import io.techpack.trials.TrialException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does to a partition what retention does to a batch: looks whether all of it may go, enters what
 * it has cost, drops it. For one thread.
 */
final class PartitionPurge {

    // what is_purgeable asks of a job, of all at once
    private static final String MUST_STAY =
            """
            select count(*)
            from job_p%d j
            left join (
                select job_id,
                       coalesce(-sum(amount) filter (where kind = 'CHARGE'), 0) as charged,
                       coalesce(sum(amount) filter (where kind = 'REFUND'), 0) as refunded
                from ledger_entry_p%1$d
                group by job_id
            ) e on e.job_id = j.id
            where not coalesce(j.finished_at < now() - ? * interval '1 second', false)
               or (j.held, j.refunded) <> (coalesce(e.charged, 0), coalesce(e.refunded, 0))
               or exists (select from webhook_delivery d where d.job_id = j.id and d.status = 'pending')
               or product_shows(j::job)
            """;

    private static final String ROLL_UP =
            """
            with months as (
                insert into ledger_month as m (account_id, month, jobs, held, used, refunded)
                select account_id, date_trunc('month', finished_at at time zone 'UTC')::date,
                       count(*), sum(held), sum(used), sum(refunded)
                from job_p%d
                group by 1, 2
                order by 1, 2
                on conflict (account_id, month) do update
                    set jobs = m.jobs + excluded.jobs, held = m.held + excluded.held,
                        used = m.used + excluded.used, refunded = m.refunded + excluded.refunded
            )
            select count(*) from job_p%1$d
            """;

    private final Connection database;
    private long jobs;
    private double lookMs;
    private double rollUpMs;
    private double lockMs;
    private double longestLockMs;

    PartitionPurge(Connection database) {
        this.database = database;
    }

    void drop(int part, Duration age) throws SQLException {
        database.setAutoCommit(false);
        try {
            long began = System.nanoTime();
            if (count(MUST_STAY.formatted(part), age.toSeconds()) > 0) {
                throw new TrialException("jobs that must stay would have to be moved first");
            }
            long looked = System.nanoTime();
            jobs += count(ROLL_UP.formatted(part), null);
            long rolledUp = System.nanoTime();
            try (Statement statement = database.createStatement()) {
                for (String table : PartitionedTables.KEYS.keySet()) {
                    statement.execute("drop table %s_p%d".formatted(table, part));
                }
            }
            database.commit();
            double lock = (System.nanoTime() - rolledUp) / 1e6;
            lookMs += (looked - began) / 1e6;
            rollUpMs += (rolledUp - looked) / 1e6;
            lockMs += lock;
            longestLockMs = Math.max(longestLockMs, lock);
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    /** How many are gone. */
    long jobs() {
        return jobs;
    }

    /** How long that took, and how long every claim and read would have waited. */
    Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("lookSeconds", ResultFields.rounded(lookMs / 1e3, 2));
        figures.put("rollUpSeconds", ResultFields.rounded(rollUpMs / 1e3, 2));
        figures.put("lockedMs", ResultFields.rounded(lockMs, 1));
        figures.put("longestLockMs", ResultFields.rounded(longestLockMs, 1));
        return figures;
    }

    private long count(String sql, @Nullable Long seconds) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            if (seconds != null) {
                statement.setLong(1, seconds);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
