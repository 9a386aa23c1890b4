package io.techpack.gateway;

import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** All connections that a server gives, taken from whoever had them, and held. */
final class TakenConnections implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String NAME = "taker";

    /** Ends the sessions of all others; says how many there were. */
    private static final String END_OTHERS =
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where backend_type = 'client backend' and application_name <> '%s'
            """
                    .formatted(NAME);

    private final EmbeddedPostgres postgres;
    private final Connection first;
    private final List<Thread> takers = new ArrayList<>();
    private volatile boolean over;

    private TakenConnections(EmbeddedPostgres postgres) throws SQLException {
        this.postgres = postgres;
        this.first = connect();
    }

    /**
     * Takes them; returns when nobody else has one.
     *
     * @param connections that the server gives
     */
    static TakenConnections allOf(EmbeddedPostgres postgres, int connections) throws SQLException {
        TakenConnections taken = new TakenConnections(postgres);
        // more threads than the pools have, so that they are quicker
        for (int i = 1; i < connections; i++) {
            taken.takers.add(Thread.ofPlatform().start(taken::hold));
        }
        await().atMost(LIMIT).pollInterval(LOOK).until(() -> others(taken.first) == 0);
        return taken;
    }

    private static long others(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(END_OTHERS)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl() + "?ApplicationName=" + NAME,
                postgres.user(),
                postgres.password());
    }

    /** Has one for as long as that lasts, and takes another one if it is ended. */
    private void hold() {
        Connection mine = null;
        try {
            while (!over) {
                mine = held(mine);
                LockSupport.parkNanos(mine == null ? 1 : LOOK.toNanos());
            }
        } finally {
            close(mine);
        }
    }

    private @Nullable Connection held(@Nullable Connection before) {
        try {
            return before != null && before.isValid(1) ? before : connect();
        } catch (SQLException _) {
            return null; // others have them all
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException _) {
                // the server has closed it
            }
        }
    }

    /** Gives them back. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread taker : takers) {
            taker.join();
        }
        close(first);
    }
}
