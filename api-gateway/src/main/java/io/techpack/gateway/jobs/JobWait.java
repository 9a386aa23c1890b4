package io.techpack.gateway.jobs;

import io.techpack.query.JobQueries.Wait;
import io.techpack.query.JobQueries.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a queued job waits for, as clients see it.
 *
 * @param on {@code paused}, {@code worker}, {@code engine}, {@code account-limit} or {@code
 *     provider}; null if for its turn
 * @param since absent where it is only for its turn
 * @param position in the queue of its stage, 1 the first; exact to 100, then rounded
 * @param etaSeconds until it may begin, by how long the stage takes of late
 */
record JobWait(
        @Nullable String on,
        @Nullable Instant since,
        @Nullable Long position,
        @Nullable Long etaSeconds) {

    private static final long EXACT = 100;

    /** Nobody claims its stage, because an operator has paused it. */
    static JobWait paused(Instant since) {
        return new JobWait("paused", since, null, null);
    }

    /** Nobody claims its stage, because all of its workers are drained. */
    static JobWait worker(Instant since) {
        return new JobWait("worker", since, null, null);
    }

    /** Nobody claims its stage, because the engine keeps failing. */
    static JobWait engine(Instant since) {
        return new JobWait("engine", since, null, null);
    }

    static JobWait of(Wait wait) {
        return new JobWait(
                wait.reason().map(JobWait::name).orElse(null),
                wait.reason().map(_ -> wait.since().truncatedTo(ChronoUnit.SECONDS)).orElse(null),
                position(wait.position()),
                wait.eta().map(JobWait::seconds).orElse(null));
    }

    private static String name(WaitReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Long position(OptionalLong position) {
        return position.isPresent() ? rounded(position.getAsLong()) : null;
    }

    /** To two digits beyond what is told exactly. */
    static long rounded(long position) {
        long unit = 1;
        while (position / unit > EXACT) {
            unit *= 10;
        }
        return position / unit * unit;
    }

    private static long seconds(Duration eta) {
        return Math.max(0, eta.plusMillis(999).toSeconds());
    }
}
