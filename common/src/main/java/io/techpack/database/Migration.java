package io.techpack.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates, when the process starts. A database that is away is waited for, as long as it takes,
 * but not one that is away for migrations alone: their address is wrong. A table that others are
 * using is asked for again, some times: they are to go on meanwhile. For the starting thread only.
 */
final class Migration implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(Migration.class);
    private static final Set<String> LOCKED = Set.of("55P03", "40P01"); // not in time, deadlock
    private static final int TRIES_FOR_A_LOCK = 10;
    private static final int SECONDS_TO_ANSWER = 5;
    private static final int SILENT_TRIES = 30;

    private final DataSource pool;
    private final int silentTries;
    private final Duration pause;

    /**
     * @param pool where the process itself finds the database
     */
    Migration(DataSource pool) {
        this(pool, SILENT_TRIES, Duration.ofSeconds(1));
    }

    Migration(DataSource pool, int silentTries, Duration pause) {
        this.pool = pool;
        this.silentTries = silentTries;
        this.pause = pause;
    }

    @Override
    public void migrate(Flyway flyway) {
        Thread waiter = Thread.currentThread();
        // a process that is told to stop does not wait for its database any longer
        Thread hook = Thread.ofPlatform().name("stop-waiting").unstarted(waiter::interrupt);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            migrateAtLast(flyway);
        } catch (InterruptedException _) {
            waiter.interrupt();
            throw new IllegalStateException("stopped before the database's tables were up to date");
        } finally {
            forget(hook);
        }
    }

    private void migrateAtLast(Flyway flyway) throws InterruptedException {
        int outages = 0;
        boolean elsewhere = false;
        int locks = 0;
        while (true) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException fault) {
                if (DatabaseFault.of(fault) == DatabaseFault.UNREACHABLE) {
                    if (elsewhere) {
                        throw new IllegalStateException(
                                "the database answers at spring.datasource.url, but for migrations it"
                                        + " does not, for which spring.flyway.url says where it is: "
                                        + DatabaseFault.reason(fault),
                                fault);
                    }
                    if (outages % silentTries == 0) {
                        log.warn(
                                "the database does not answer, and is waited for: {}",
                                DatabaseFault.reason(fault));
                        // it may have come back just now, so that there is one more try
                        elsewhere = outages > 0 && poolAnswers();
                    }
                    outages++;
                } else if (isLocked(fault) && ++locks < TRIES_FOR_A_LOCK) {
                    log.warn(
                            "a table to be changed is in use; trying again ({} of {})",
                            locks,
                            TRIES_FOR_A_LOCK);
                } else {
                    throw fault;
                }
            }
            Thread.sleep(pause);
        }
    }

    private boolean poolAnswers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException _) {
            return false;
        }
    }

    private static boolean isLocked(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && LOCKED.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is stopping, and the hook is at work
        }
    }
}
