package io.techpack.retention;

import io.techpack.retention.Retention.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a pass rests between its slices: as long as its pace says, so that live work hardly
 * meets it, unless it would then be up to date too late. Once a minute it is judged by how much of
 * the jobs' time the walk has covered meanwhile: if more jobs come of age than it deletes, or if it
 * is so far behind that it needs longer than the pace's time to catch up, the rests are halved.
 * They are doubled again when it would need less than a quarter of that time. For one thread.
 */
final class AdaptivePace {

    /** With slices of 5 ms and rests of a sixteenth of 100 ms nearly half a connection's time. */
    static final int MOST = 16;

    static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Pace pace;
    private final InstantSource clock;
    private int speedup = 1;
    private Instant since = Instant.MAX;
    private Duration behindThen = Duration.ZERO;

    AdaptivePace(Pace pace, InstantSource clock) {
        this.pace = pace;
        this.clock = clock;
    }

    /** How many times as short as the pace has them the rests are. */
    int speedup() {
        return speedup;
    }

    /** As long as the pace has it, divided; but as long as the slice took, if the pace has that. */
    Duration restAfter(Duration took) {
        Duration inProportion = took.multipliedBy(pace.factor()).dividedBy(speedup);
        Duration least =
                pace.factor() > 0 && inProportion.compareTo(took) < 0 ? took : inProportion;
        Duration pause = pace.pause().dividedBy(speedup);
        return pause.compareTo(least) < 0 ? least : pause;
    }

    /**
     * Tells it how far the walk is from its end.
     *
     * @param behind how much later than the last job that was looked at the newest one was
     *     submitted whose time has come; so it grows while the walk stands still
     */
    void isBehind(Duration behind) {
        Instant now = clock.instant();
        if (now.isBefore(since)) { // the first time, or the clock was set back
            since = now;
            behindThen = behind;
            return;
        }
        Duration passed = Duration.between(since, now);
        if (passed.compareTo(INTERVAL) < 0) {
            return;
        }
        double gained = behindThen.minus(behind).toMillis();
        double needs =
                gained <= 0
                        ? Double.POSITIVE_INFINITY
                        : behind.toMillis() / gained * passed.toMillis();
        if (needs > pace.catchUp().toMillis()) {
            speedup = Math.min(speedup * 2, MOST);
        } else if (needs < pace.catchUp().toMillis() / 4.0) {
            speedup = Math.max(speedup / 2, 1);
        }
        since = now;
        behindThen = behind;
    }
}
