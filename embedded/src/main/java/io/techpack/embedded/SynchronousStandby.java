package io.techpack.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A standby without which its primary acknowledges no commit. */
final class SynchronousStandby {

    private static final String NAME = "standby";

    private SynchronousStandby() {}

    /**
     * Makes it out of a base backup and starts it; returns when the primary waits for it.
     *
     * @param home of the primary
     */
    static EmbeddedPostgres start(EmbeddedPostgres primary, Path home, EmbeddedSettings settings)
            throws SQLException, IOException {
        Path to = settings.directory().resolve(EmbeddedPostgres.HOME);
        BaseBackup.of(primary, home, to);
        Files.createFile(to.resolve("data/standby.signal"));
        EmbeddedPostgres standby =
                EmbeddedPostgres.start(
                        settings.withPostgres("primary_conninfo", connectionTo(primary))
                                // commits wait while it looks for its primary again
                                .withPostgres("wal_retrieve_retry_interval", "200ms"));
        try (Connection session = primary.connect();
                Statement statement = session.createStatement()) {
            statement.execute("alter system set synchronous_standby_names = '" + NAME + "'");
            statement.execute("select pg_reload_conf()");
        }
        await(primary, settings.patience());
        return standby;
    }

    /** Returns when that primary's commits are acknowledged by a standby again. */
    static void await(EmbeddedPostgres primary, Duration patience) {
        if (!Waiting.until(patience, () -> follows(primary))) {
            throw new EmbeddedServersException(
                    "No standby follows %s after %s".formatted(primary.jdbcUrl(), patience));
        }
    }

    private static boolean follows(EmbeddedPostgres primary) {
        try (Connection session = primary.connect();
                Statement statement = session.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select 1 from pg_stat_replication where sync_state = 'sync'"
                                        + " and state = 'streaming'")) {
            return rows.next();
        } catch (SQLException _) {
            return false; // it is starting
        }
    }

    private static String connectionTo(EmbeddedPostgres primary) {
        URI address = URI.create(primary.jdbcUrl().substring("jdbc:".length()));
        return "host=%s port=%d user=%s password=%s application_name=%s"
                .formatted(
                        address.getHost(),
                        address.getPort(),
                        primary.user(),
                        primary.password(),
                        NAME);
    }
}
