package io.techpack.messaging;

import io.techpack.database.Database;
import io.techpack.database.Presence;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether other processes read hints of changed jobs. Where one process is all there is, a
 * record for each job that nobody reads would cost more than the job's work. What is not known
 * counts as yes. Another process is known a second after it has begun to read, and for some time
 * after it has gone. Thread-safe.
 */
final class HintReaders implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HintReaders.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private final Presence presence;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hint-readers").factory());
    private volatile boolean reading;
    private volatile boolean elsewhere = true;

    HintReaders(Database database) {
        presence = new Presence(database, "hint-reader");
    }

    /** Looks for others from now on, every second. */
    void start() {
        clock.scheduleWithFixedDelay(this::beat, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** This process reads hints from now on. */
    void readsHere() {
        reading = true;
        clock.execute(this::beat);
    }

    /** Whether a process other than this one may read hints. */
    boolean elsewhere() {
        return elsewhere;
    }

    /** Says that this process lives, if it reads, and looks for others. */
    void beat() {
        try {
            elsewhere = presence.beat(reading);
        } catch (RuntimeException fault) {
            elsewhere = true;
            log.debug("who reads hints is not known for now", fault);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (reading) {
            try {
                presence.end();
            } catch (RuntimeException fault) {
                log.debug("others take this process for a reader for some seconds", fault);
            }
        }
    }
}
