package io.techpack.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Why the server last refused the pool a connection. The pool tells that to one of those who wait
 * for one; all others learn from it only that they have waited too long. Thread-safe.
 */
final class LastRefusal {

    /** Longer than the pool rests between two tries, which is five seconds at most. */
    private static final Duration KEPT = Duration.ofSeconds(15);

    private record Refused(String state, Instant at) {}

    private final InstantSource clock;
    private volatile @Nullable Refused last;

    LastRefusal(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The SQL state of what went wrong: of a wait for the pool that of the last refusal, if it was
     * just now; empty if nothing is known.
     */
    String stateOf(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException waited) {
                return ofWait(waited.getSQLState());
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private String ofWait(@Nullable String told) {
        if (told != null) {
            last = new Refused(told, clock.instant());
            return told;
        }
        Refused refused = last;
        return refused == null || refused.at().plus(KEPT).isBefore(clock.instant())
                ? ""
                : refused.state();
    }
}
