package io.techpack.retention;

import io.techpack.database.Database;
import java.time.Duration;
import java.util.UUID;

/** Who does the retention, and when it was done last, for all gateways to see. Thread-safe. */
final class RetentionRun {

    private static final String LEAD =
            """
            insert into retention_run as r (runner, lease_until)
            values (:process, now() + :lease * interval '1 millisecond')
            on conflict (singleton) do update
                set runner = excluded.runner, lease_until = excluded.lease_until, renewed_at = now()
                where r.runner = excluded.runner or r.lease_until < now()
            """;

    private static final String IS_DUE =
            """
            select not exists (
                select from retention_run where finished_at > now() - :interval * interval '1 millisecond')
            """;

    private static final String IS_COLLECTION_DUE =
            """
            select not exists (
                select from retention_run where collected_at > now() - :interval * interval '1 millisecond')
            """;

    private static final String FINISHED =
            """
            update retention_run
            set lease_until = now(), renewed_at = now(), finished_at = now(),
                collected_at = case when :collected then now() else collected_at end
            """;

    private static final String OVERDUE =
            """
            select coalesce(
                (select extract(epoch from now() - greatest(renewed_at, finished_at + :interval * interval '1 millisecond')) * 1000
                 from retention_run), 0)::bigint
            """;

    private final Database database;

    RetentionRun(Database database) {
        this.database = database;
    }

    boolean lead(UUID process, Duration lease) {
        return database.call(handle ->
                handle.createUpdate(LEAD)
                        .bind("process", process)
                        .bind("lease", lease.toMillis())
                        .execute())
                == 1;
    }

    boolean isDue(Duration interval) {
        return ask(IS_DUE, interval);
    }

    boolean isCollectionDue(Duration interval) {
        return ask(IS_COLLECTION_DUE, interval);
    }

    private boolean ask(String sql, Duration interval) {
        return database.call(handle ->
                handle.createQuery(sql)
                        .bind("interval", interval.toMillis())
                        .mapTo(Boolean.class)
                        .one());
    }

    void finished(boolean collected) {
        database.call(
                handle -> handle.createUpdate(FINISHED).bind("collected", collected).execute());
    }

    Duration overdue(Duration interval) {
        long millis =
                database.call(handle ->
                        handle.createQuery(OVERDUE)
                                .bind("interval", interval.toMillis())
                                .mapTo(Long.class)
                                .one());
        return Duration.ofMillis(Math.max(0, millis));
    }
}
