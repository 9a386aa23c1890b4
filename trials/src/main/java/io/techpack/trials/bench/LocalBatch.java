package io.techpack.trials.bench;

import io.techpack.trials.TrialException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Waits until there were as many hints of completions as jobs were submitted; then, or after a
 * second without a hint, the database is asked, which decides. For one thread.
 */
final class LocalBatch implements Target.Batch {

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
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final Connection database;
    private final Completions completions;
    private final long completedBefore;
    private final String beginning;
    private final String newestBefore;
    private final long begin;

    private LocalBatch(Connection database, Completions completions) throws SQLException {
        this.database = database;
        this.completions = completions;
        try (var query = database.createStatement();
                var row =
                        query.executeQuery(
                                "select now()::text, max(id::text) as bench_newest"
                                        + " from (select id from job order by id desc limit 1)")) {
            row.next();
            beginning = row.getString(1);
            newestBefore = row.getString(2);
        }
        completedBefore = completions.count();
        begin = System.nanoTime();
    }

    static LocalBatch begin(Connection database, Completions completions) {
        try {
            return new LocalBatch(database, completions);
        } catch (SQLException fault) {
            throw new TrialException("The database does not answer: " + fault.getMessage(), fault);
        }
    }

    @Override
    public Duration awaitCompletion(long jobs) throws SQLException, InterruptedException {
        long completed = 0;
        long lastHint = System.nanoTime();
        long lastCheck = lastHint;
        while (true) {
            long now = System.nanoTime();
            long hinted = completions.count() - completedBefore;
            if (hinted != completed) {
                completed = hinted;
                lastHint = now;
            }
            boolean silent = now - Math.max(lastHint, lastCheck) > RECHECK.toNanos();
            if (completed >= jobs || silent) {
                lastCheck = now;
                if (noneIsLive()) {
                    requireAllSucceeded(jobs);
                    return Duration.ofNanos(now - begin);
                }
                if (now - lastHint > LONGEST_SILENCE.toNanos()) {
                    throw new TrialException(
                            "%d of %d jobs have ended, none within %s."
                                    .formatted(completed, jobs, LONGEST_SILENCE));
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
                    throw new TrialException(
                            "%d jobs were submitted; %d ended, %d of them without success."
                                    .formatted(jobs, row.getLong(1), row.getLong(2)));
                }
            }
        }
    }
}
