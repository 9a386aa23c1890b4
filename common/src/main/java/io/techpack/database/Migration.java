package io.techpack.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Migrates, when the process starts. A database that is away is waited for, as long as it takes; a
 * table that others are using is asked for again, some times: they are to go on meanwhile. For the
 * starting thread only.
 */
final class Migration implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(Migration.class);
    private static final Set<String> LOCKED = Set.of("55P03", "40P01"); // not in time, deadlock
    private static final int TRIES_FOR_A_LOCK = 10;
    private static final int SILENT_TRIES = 30;

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

    private static void migrateAtLast(Flyway flyway) throws InterruptedException {
        int outages = 0;
        int locks = 0;
        while (true) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException fault) {
                if (DatabaseFault.of(fault) == DatabaseFault.UNREACHABLE) {
                    if (outages++ % SILENT_TRIES == 0) {
                        log.warn(
                                "the database does not answer, and is waited for: {}",
                                DatabaseFault.reason(fault));
                    }
                } else if (isLocked(fault) && ++locks < TRIES_FOR_A_LOCK) {
                    log.warn(
                            "a table to be changed is in use; trying again ({} of {})",
                            locks,
                            TRIES_FOR_A_LOCK);
                } else {
                    throw fault;
                }
            }
            TimeUnit.SECONDS.sleep(1);
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
