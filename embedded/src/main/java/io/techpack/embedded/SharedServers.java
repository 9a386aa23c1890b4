package io.techpack.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pair of servers for all the tests of a JVM: started at the first {@link #get()}, stopped and
 * deleted with the JVM. In containers where Docker runs and Testcontainers is on the class path,
 * embedded elsewhere; the log says which. Not durable (no fsync), hence quicker. Whoever wants to
 * stop or kill a server starts its own {@link EmbeddedServers}. All methods may be called from any
 * thread.
 */
public final class SharedServers {

    private static final Logger log = LoggerFactory.getLogger(SharedServers.class);

    private static @Nullable SharedServers started;

    private final ServerPair servers;
    private final AtomicInteger databases = new AtomicInteger();

    private SharedServers(ServerPair servers) {
        this.servers = servers;
    }

    public static synchronized SharedServers get() {
        var shared = started;
        if (shared == null) {
            var servers = DockerHere.runs() ? ContainerPair.start() : EmbeddedPair.start();
            AtJvmExit.close(servers);
            log.info("Tests use {}", servers);
            shared = new SharedServers(servers);
            started = shared;
        }
        return shared;
    }

    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    public String user() {
        return servers.user();
    }

    public String password() {
        return servers.password();
    }

    /** The JDBC URL of a new and empty database. */
    public String newDatabase() {
        return newDatabaseLike("template1");
    }

    /**
     * The JDBC URL of a new database with all that the named one holds, say a migrated schema.
     * Nobody may be connected to that one.
     */
    public String newDatabaseLike(String template) {
        var name = "test_" + databases.incrementAndGet();
        try (var connection =
                        DriverManager.getConnection(
                                servers.jdbcUrl("postgres"), user(), password());
                var statement = connection.createStatement()) {
            statement.execute(
                    // files are copied in half the time that it takes to log their pages
                    "create database %s template %s strategy file_copy"
                            .formatted(
                                    statement.enquoteIdentifier(name, false),
                                    statement.enquoteIdentifier(template, false)));
            return servers.jdbcUrl(name);
        } catch (SQLException e) {
            throw new EmbeddedServersException(
                    "Database %s could not be made like %s: %s"
                            .formatted(name, template, e.getMessage()),
                    e);
        }
    }

    /** The name of the database that a JDBC URL made here leads to, to be used as a template. */
    public static String databaseIn(String jdbcUrl) {
        return jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    }
}
