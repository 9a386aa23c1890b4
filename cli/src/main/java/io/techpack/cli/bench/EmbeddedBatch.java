package io.techpack.cli.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Waits until as many ends were heard of as jobs were submitted; then, or after a second without
 * news, the database is asked, which decides. For one thread.
 */
final class EmbeddedBatch implements Site.Batch {

    // two probes of indexes that hold live jobs only
    private static final String LIVE =
            """
            select exists (select from job where finished_at is null) as bench_live
            """;

    private static final String ENDED =
            """
            select count(*) as bench_ended, count(*) filter (where status <> 'succeeded') as bench_failed
            from job where created_at >= ?::timestamptz and id > ?::uuid
            """;

    private static final long TICK_MILLIS = 5;
    private static final Duration RECHECK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Connection database;
    private final Endings endings;
    private final long heardBefore;
    private final String beginning;
    private final String newestBefore;
    private final long begin;

    private EmbeddedBatch(Connection database, Endings endings) throws SQLException {
        this.database = database;
        this.endings = endings;
        try (var query = database.createStatement();
                var row =
                        query.executeQuery(
                                "select now()::text, max(id::text) as bench_newest"
                                        + " from (select id from job order by id desc limit 1)")) {
            row.next();
            beginning = row.getString(1);
            newestBefore = row.getString(2);
        }
        heardBefore = endings.heard();
        begin = System.nanoTime();
    }

    static EmbeddedBatch begin(Connection database, Endings endings) {
        try {
            return new EmbeddedBatch(database, endings);
        } catch (SQLException fault) {
            throw new BenchFault("The database does not answer: " + fault.getMessage(), fault);
        }
    }

    @Override
    public Duration awaitEnd(long jobs) throws SQLException, InterruptedException {
        long heard = 0;
        long lastNews = System.nanoTime();
        long lastCheck = lastNews;
        while (true) {
            long now = System.nanoTime();
            long news = endings.heard() - heardBefore;
            if (news != heard) {
                heard = news;
                lastNews = now;
            }
            boolean silent = now - Math.max(lastNews, lastCheck) > RECHECK.toNanos();
            if (heard >= jobs || silent) {
                lastCheck = now;
                if (noneIsLive()) {
                    requireAllSucceeded(jobs);
                    return Duration.ofNanos(now - begin);
                }
                if (now - lastNews > PATIENCE.toNanos()) {
                    throw new BenchFault(
                            "%d of %d jobs have ended, none within %s."
                                    .formatted(heard, jobs, PATIENCE));
                }
            }
            Thread.sleep(TICK_MILLIS);
        }
    }

    private boolean noneIsLive() throws SQLException {
        try (var query = database.createStatement();
                var row = query.executeQuery(LIVE)) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    private void requireAllSucceeded(long jobs) throws SQLException {
        try (var query = database.prepareStatement(ENDED)) {
            query.setString(1, beginning);
            query.setString(2, newestBefore);
            try (var row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) != jobs || row.getLong(2) != 0) {
                    throw new BenchFault(
                            "%d jobs were submitted; %d ended, %d of them not well."
                                    .formatted(jobs, row.getLong(1), row.getLong(2)));
                }
            }
        }
    }
}
