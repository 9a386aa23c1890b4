package io.techpack.query;

import io.techpack.database.Database;
import java.time.Duration;

/** How far back the database's vacuum may clean up: dead entries younger than that stay. */
final class VacuumHorizon {

    // a session of another role shows its times only to members of pg_read_all_stats
    private static final String SQL =
            """
            select coalesce(extract(epoch from now() - least(
                (select min(xact_start) from pg_stat_activity
                 where datname = current_database() and backend_xmin is not null and pid <> pg_backend_pid()
                   and backend_type <> 'autovacuum worker'),
                (select min(prepared) from pg_prepared_xacts where database = current_database()))), 0) * 1000
            """;

    private final Database database;

    VacuumHorizon(Database database) {
        this.database = database;
    }

    /** How old the oldest transaction is that holds a snapshot; zero if there is none. */
    Duration age() {
        return database.call(
                handle -> Duration.ofMillis(handle.createQuery(SQL).mapTo(Long.class).one()));
    }
}
