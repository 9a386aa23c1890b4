package io.techpack.database;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the replica is asked. A fault opens it: nobody asks until the wait is over, then one read
 * does, and its end decides: all ask again, or the wait is doubled. What was on its way when that
 * changed says nothing any more. What an operator should know is logged once.
 *
 * <p>Thread-safe; nobody ever waits in here.
 */
final class ReplicaCircuit {

    private static final Logger log = LoggerFactory.getLogger(ReplicaCircuit.class);
    private static final long FIRST_WAIT = Duration.ofSeconds(1).toNanos();
    private static final int MOST_DOUBLINGS = 5;

    /** So long may its copies be behind before that is told. */
    private static final long BEHIND = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;

    // rises with every change, so that a read from before it is recognised
    private long era;
    private int faults;
    private long dueAt;
    private boolean behind;
    private long behindSince;
    private boolean behindTold;

    /**
     * @param nanos a clock such as {@link System#nanoTime()}
     */
    ReplicaCircuit(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A read's right to ask and to tell how it went, or empty. */
    synchronized OptionalLong admit() {
        if (faults > 0) {
            if (nanos.getAsLong() - dueAt < 0) {
                return OptionalLong.empty();
            }
            openUntilDue();
        }
        return OptionalLong.of(era);
    }

    /** The read was answered, by what is current or not. */
    synchronized void answered(long admitted, boolean current) {
        if (admitted != era) {
            return;
        }
        if (faults > 0) {
            faults = 0;
            era++;
            log.info("the read replica answers again; polls are read from it");
        }
        if (current) {
            behind = false;
            if (behindTold) {
                behindTold = false;
                log.info("the read replica has caught up; polls are read from it");
            }
        } else {
            isBehind();
        }
    }

    private void isBehind() {
        if (!behind) {
            behind = true;
            behindSince = nanos.getAsLong();
        } else if (!behindTold && nanos.getAsLong() - behindSince >= BEHIND) {
            behindTold = true;
            log.warn(
                    "the read replica has had nothing current for {} s; polls are read from the primary",
                    Duration.ofNanos(BEHIND).toSeconds());
        }
    }

    /** The read has failed, for that reason. */
    synchronized void failed(long admitted, String why) {
        if (admitted != era) {
            return;
        }
        if (faults == 0) {
            log.warn("the read replica cannot be used: {}; polls are read from the primary", why);
        }
        faults++;
        openUntilDue();
    }

    private void openUntilDue() {
        era++;
        dueAt = nanos.getAsLong() + (FIRST_WAIT << Math.min(faults - 1, MOST_DOUBLINGS));
    }
}
