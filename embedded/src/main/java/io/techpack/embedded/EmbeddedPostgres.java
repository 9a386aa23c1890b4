package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL as a child of this process, on loopback, with fsync. A commit survives {@link
 * #stop()}, {@link #kill()}, the end of this JVM and a power cut. All methods may be called from
 * any thread.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The folder of its data and password, below the settings' directory. */
    static final String HOME = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final EmbeddedSettings settings;
    private final DirectoryClaim claim;
    private final PostgresRun run;
    private final PostgresCluster cluster;
    private final int port;
    private @Nullable Postmaster postmaster;

    private EmbeddedPostgres(EmbeddedSettings settings, Path home, DirectoryClaim claim)
            throws IOException {
        var programs = PostgresPrograms.unpacked(PostgresAccount.choose());
        this.settings = settings;
        this.claim = claim;
        LeftoverPostmaster.end(home.resolve("data"), programs, settings.patience());
        this.cluster = PostgresCluster.open(home, programs);
        this.port =
                LoopbackPort.choose("PostgreSQL", settings.postgresPort(), home.resolve("port"));
        var tuned = PostgresTuning.settings(port, programs, settings.postgresSettings());
        this.run = new PostgresRun(programs, cluster.data(), home.resolve("postgres.log"), tuned);
    }

    /**
     * Starts PostgreSQL on {@code postgres} below the settings' directory; returns when it serves
     * clients.
     */
    public static EmbeddedPostgres start(EmbeddedSettings settings) {
        var home = settings.directory().resolve(HOME);
        var claim = DirectoryClaim.on(home);
        try {
            var postgres = new EmbeddedPostgres(settings, claim.directory(), claim);
            if (settings.stoppedAtJvmExit()) {
                AtJvmExit.close(postgres);
            }
            postgres.restart();
            return postgres;
        } catch (IOException e) {
            claim.close();
            throw new EmbeddedServersException(
                    "PostgreSQL cannot be prepared in %s: %s".formatted(home, e), e);
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(PostgresCluster.DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(LoopbackPort.HOST, port, database);
    }

    /** The superuser. */
    public String user() {
        return PostgresCluster.USER;
    }

    /** Made at random at the first start. */
    public String password() {
        return cluster.password();
    }

    /** A new connection of the superuser to {@link #jdbcUrl()}; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    public synchronized boolean isRunning() {
        return postmaster != null && postmaster.isAlive();
    }

    /** Ends the sessions, stops PostgreSQL and frees its port. Does nothing when stopped. */
    public synchronized void stop() {
        var running = postmaster;
        if (running == null) {
            return;
        }
        long begin = System.nanoTime();
        postmaster = null;
        try {
            running.stop(settings.patience());
        } catch (IOException e) {
            throw new EmbeddedServersException(
                    "PostgreSQL on %s cannot be stopped: %s".formatted(cluster.data(), e), e);
        }
        log.info(
                "PostgreSQL stopped after {} ms",
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    /**
     * Kills PostgreSQL's processes (SIGKILL), as a fault test wants it. Does nothing when stopped.
     */
    public synchronized void kill() {
        var running = postmaster;
        if (running == null) {
            return;
        }
        postmaster = null;
        try {
            running.kill();
        } catch (IOException e) {
            throw new EmbeddedServersException(
                    "PostgreSQL on %s cannot be killed: %s".formatted(cluster.data(), e), e);
        }
        log.info("PostgreSQL killed");
    }

    /** Starts PostgreSQL again, on the same port and data; stops it before if it runs. */
    public synchronized void restart() {
        claim.require();
        stop();
        long begin = System.nanoTime();
        try {
            postmaster = run.start(settings.patience());
        } catch (IOException e) {
            throw new EmbeddedServersException(
                    "PostgreSQL cannot be run on %s: %s".formatted(cluster.data(), e), e);
        }
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        log.info("PostgreSQL serves {} from {} after {} ms", jdbcUrl(), cluster.data(), millis);
    }

    /**
     * Copies the files of the running server to that directory, as pg_basebackup does: settings of
     * that directory start a server on the copy, which needs a {@code recovery.signal} or {@code
     * standby.signal} beside its data.
     */
    public void backUp(Path directory) {
        try {
            BaseBackup.of(this, claim.directory(), directory.resolve(HOME));
        } catch (SQLException | IOException e) {
            throw new EmbeddedServersException(
                    "%s cannot be copied to %s: %s".formatted(cluster.data(), directory, e), e);
        }
    }

    /**
     * Starts a synchronous standby of this server, which must run as {@link
     * EmbeddedSettings#replicated()}, out of a copy of it in that directory. From the return on no
     * commit is acknowledged that the standby does not have. The caller closes it.
     */
    public EmbeddedPostgres startStandby(Path directory) {
        try {
            return SynchronousStandby.start(this, claim.directory(), settings.at(directory));
        } catch (SQLException | IOException e) {
            throw new EmbeddedServersException(
                    "%s cannot have a standby in %s: %s".formatted(cluster.data(), directory, e),
                    e);
        }
    }

    /** Returns when this primary's synchronous standby has found it again, say after a restart. */
    public void awaitStandby() {
        SynchronousStandby.await(this, settings.patience());
    }

    /** Makes a standby a primary; returns when it takes changes. Its primary must be down. */
    public void promote() throws SQLException {
        try (var session = connect();
                var statement = session.createStatement()) {
            statement.execute("select pg_promote()");
        }
        log.info("PostgreSQL promoted: {}", jdbcUrl());
    }

    /** Stops PostgreSQL for good and leaves the directory to others. */
    @Override
    public synchronized void close() {
        try {
            stop();
        } finally {
            claim.close();
        }
    }
}
