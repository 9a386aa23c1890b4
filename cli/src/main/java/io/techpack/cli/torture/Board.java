package io.techpack.cli.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the live jobs in the database, past the links, over a connection of its own. For one
 * thread at a time.
 */
final class Board implements AutoCloseable {

    private static final String LIVE =
            """
            select j.id, j.account_id, j.stage, w.name
            from job j
            left join worker w on w.id = j.lease_owner
            where j.status in ('queued', 'running')
            """;

    private final Fleet.Database database;
    private @Nullable Connection connection;

    Board(Fleet.Database database) {
        this.database = database;
    }

    /**
     * Where a live job stands.
     *
     * @param pid of the process that has its lease, or 0
     */
    record Standing(String stage, long pid) {}

    /** All jobs that have not ended. */
    synchronized Map<UUID, Standing> live() throws SQLException {
        try (PreparedStatement query = connection().prepareStatement(LIVE);
                ResultSet rows = query.executeQuery()) {
            Map<UUID, Standing> live = new HashMap<>();
            while (rows.next()) {
                live.put(
                        rows.getObject("id", UUID.class),
                        new Standing(rows.getString("stage"), pid(rows.getString("name"))));
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
            Properties how = new Properties();
            how.put("user", database.user());
            how.put("password", database.password());
            how.put("socketTimeout", "20");
            how.put("connectTimeout", "5");
            connection = DriverManager.getConnection(database.url(), how);
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
