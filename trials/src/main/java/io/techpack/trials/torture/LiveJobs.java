package io.techpack.trials.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the jobs that have not ended from the database, past the proxies, over a connection of its
 * own. For one thread at a time.
 */
final class LiveJobs implements AutoCloseable {

    private static final String LIVE =
            """
            select j.id, j.account_id, j.stage, w.name
            from job j
            left join worker w on w.id = j.lease_owner
            where j.finished_at is null
            """;

    private final Supplier<ProcessGroup.Database> database;
    private @Nullable Connection connection;

    /**
     * @param database where it is now
     */
    LiveJobs(Supplier<ProcessGroup.Database> database) {
        this.database = database;
    }

    /**
     * Where a live job is.
     *
     * @param pid of the process that has its lease, or 0
     */
    record Position(String stage, long pid) {}

    /** All jobs that have not ended. */
    synchronized Map<UUID, Position> all() throws SQLException {
        try (PreparedStatement query = connection().prepareStatement(LIVE);
                ResultSet rows = query.executeQuery()) {
            Map<UUID, Position> live = new HashMap<>();
            while (rows.next()) {
                live.put(
                        rows.getObject("id", UUID.class),
                        new Position(rows.getString("stage"), pid(rows.getString("name"))));
            }
            return live;
        } catch (SQLException fault) {
            forget();
            throw fault;
        }
    }

    /** A worker's name ends with its process id. */
    private static long pid(@Nullable String name) {
        return name == null ? 0 : Long.parseLong(name.substring(name.lastIndexOf(':') + 1));
    }

    synchronized Connection connection() throws SQLException {
        if (connection == null) {
            ProcessGroup.Database here = database.get();
            Properties how = new Properties();
            how.put("user", here.user());
            how.put("password", here.password());
            how.put("socketTimeout", "20");
            how.put("connectTimeout", "5");
            connection = DriverManager.getConnection(here.url(), how);
        }
        return connection;
    }

    private void forget() {
        close();
        connection = null;
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException _) {
            // it was broken already
        }
    }
}
