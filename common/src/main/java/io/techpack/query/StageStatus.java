package io.techpack.query;

import io.techpack.job.Stage;
import io.techpack.ledger.OperatorOrders.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a stage is doing in the whole installation.
 *
 * @param capacity attempts that the living workers run at once, as far as they claim at all
 * @param inFlight those that they ran at their last heartbeats
 * @param workers the living ones that do it
 * @param draining how many of them claim nothing, because an operator has ordered so
 * @param recently how long an attempt that completed it has taken of late
 * @param perSecond how many have completed it of late, in a second
 * @param outage since when no worker claims it because its engine keeps failing
 */
public record StageStatus(
        Stage stage,
        Queue queue,
        int capacity,
        int inFlight,
        int workers,
        int draining,
        Optional<Duration> recently,
        double perSecond,
        Optional<Instant> outage,
        Optional<Pause> pause) {

    /**
     * The jobs at a stage that have not ended.
     *
     * @param due and not yet taken
     * @param scheduled not due yet: they are tried again later
     * @param oldest how long the first of the due ones has been due
     */
    public record Queue(long due, long scheduled, long running, Duration oldest) {

        public static final Queue EMPTY = new Queue(0, 0, 0, Duration.ZERO);
    }
}
