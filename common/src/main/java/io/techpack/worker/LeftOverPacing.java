package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.ledger.Assignment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to look in the database for work that nobody came for, and for how much of it. A stage whose
 * lane is idle is looked at about once a second; a busy one now and then, and then only for what
 * has waited long, so that nothing starves behind a stream of newer records. While a look finds as
 * much as there is room for, the next one follows at once. For the polling thread only.
 */
final class LeftOverPacing {

    /**
     * @param patience how long overdue the work must be
     */
    record Search(Map<Stage, Integer> room, Duration patience, boolean idle) {

        /** The same with the room that there really was. */
        Search within(Map<Stage, Integer> slots) {
            return new Search(slots, patience, idle);
        }
    }

    private final Duration idlePoll;
    private final Duration busyPoll;
    private final Duration busyPatience;
    private final RandomGenerator random;
    private long nextIdle;
    private long nextBusy;
    private boolean moreWaits;

    LeftOverPacing(WorkerProperties properties, RandomGenerator random, long nowNanos) {
        this.idlePoll = properties.idlePoll();
        this.busyPoll = properties.busyPoll();
        this.busyPatience = properties.busyPatience();
        this.random = random;
        this.nextIdle = nowNanos;
        this.nextBusy = nowNanos + jittered(busyPoll);
    }

    /** Whether the last look left more behind. */
    boolean moreWaits() {
        return moreWaits;
    }

    Duration untilNext(long nowNanos) {
        return Duration.ofNanos(Math.max(1_000_000, Math.min(nextIdle, nextBusy) - nowNanos));
    }

    /** The look that is due now, if one is. */
    Optional<Search> next(Lanes lanes, long nowNanos) {
        if (moreWaits || nowNanos - nextIdle >= 0) {
            nextIdle = nowNanos + jittered(idlePoll);
            return search(lanes.where(lane -> idle(lane, nowNanos)), Duration.ZERO, true);
        }
        if (nowNanos - nextBusy >= 0) {
            nextBusy = nowNanos + jittered(busyPoll);
            return search(lanes.where(lane -> lane.room() > 0), busyPatience, false);
        }
        return Optional.empty();
    }

    void found(Search search, List<Assignment> assignments) {
        int room = search.room().values().stream().mapToInt(Integer::intValue).sum();
        moreWaits = search.idle() && room > 0 && assignments.size() >= room;
    }

    private boolean idle(Lane lane, long nowNanos) {
        return lane.room() > 0
                && !lane.hasBacklog()
                && lane.silentNanos(nowNanos) >= idlePoll.toNanos();
    }

    private Optional<Search> search(List<Lane> lanes, Duration patience, boolean idle) {
        moreWaits = moreWaits && !lanes.isEmpty();
        return lanes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Search(Lanes.count(lanes, Lane::room), patience, idle));
    }

    private long jittered(Duration period) {
        return Math.round(period.toNanos() * (0.75 + 0.5 * random.nextDouble()));
    }
}
