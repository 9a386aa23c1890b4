package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.ledger.Assignment;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When to look in the database for work that nobody came for, and for how much of it. A stage whose
 * lane is idle is looked at about once a second; a busy one now and then, and then only for what
 * has waited long, so that nothing starves behind a stream of newer records. Where a look finds as
 * much of a stage as there is room for, the next one at this stage follows as soon as there is room
 * again. For the polling thread only.
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
    private final Set<Stage> more = EnumSet.noneOf(Stage.class);

    LeftOverPacing(WorkerProperties properties, RandomGenerator random, long nowNanos) {
        this.idlePoll = properties.idlePoll();
        this.busyPoll = properties.busyPoll();
        this.busyPatience = properties.busyPatience();
        this.random = random;
        this.nextIdle = nowNanos;
        this.nextBusy = nowNanos + jittered(busyPoll);
    }

    /** Whether a look is to follow as soon as there is room for what it may find. */
    boolean wantsRoom(long nowNanos) {
        return !more.isEmpty() || busyLookIsDue(nowNanos);
    }

    /** Whether that room is this stage's. */
    boolean wantsRoom(Stage stage, long nowNanos) {
        return more.contains(stage) || busyLookIsDue(nowNanos);
    }

    private boolean busyLookIsDue(long nowNanos) {
        return nowNanos - nextBusy >= 0;
    }

    /** How long until the next look that does not wait for room. */
    Duration untilNext(long nowNanos) {
        long untilIdle = nextIdle - nowNanos;
        long until = busyLookIsDue(nowNanos) ? untilIdle : Math.min(untilIdle, nextBusy - nowNanos);
        return Duration.ofNanos(Math.max(1_000_000, until));
    }

    /** The look that is due now, if one is. */
    Optional<Search> next(Lanes lanes, long nowNanos) {
        // what is announced again is heard of without looking
        more.removeIf(stage -> !silent(lanes.of(stage), nowNanos));
        if (nowNanos - nextIdle >= 0) {
            nextIdle = nowNanos + jittered(idlePoll);
            return search(lanes.where(lane -> idle(lane, nowNanos)), Duration.ZERO, true);
        }
        List<Lane> withRoom = lanes.where(lane -> lane.room() > 0);
        if (busyLookIsDue(nowNanos) && !withRoom.isEmpty()) {
            nextBusy = nowNanos + jittered(busyPoll);
            return search(withRoom, busyPatience, false);
        }
        return search(
                withRoom.stream().filter(lane -> more.contains(lane.stage())).toList(),
                Duration.ZERO,
                true);
    }

    void found(Search search, List<Assignment> assignments) {
        if (search.idle()) {
            search.room()
                    .forEach((stage, room) -> {
                        long found =
                                assignments.stream()
                                        .filter(each -> each.lease().stage() == stage)
                                        .count();
                        if (room > 0 && found < room) {
                            more.remove(stage);
                        } else if (room > 0) {
                            more.add(stage);
                        }
                    });
        }
    }

    private boolean idle(Lane lane, long nowNanos) {
        return lane.room() > 0 && silent(lane, nowNanos);
    }

    private boolean silent(Lane lane, long nowNanos) {
        return !lane.hasBacklog() && lane.silentNanos(nowNanos) >= idlePoll.toNanos();
    }

    private static Optional<Search> search(List<Lane> lanes, Duration patience, boolean idle) {
        return lanes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Search(Lanes.count(lanes, Lane::room), patience, idle));
    }

    private long jittered(Duration period) {
        return Math.round(period.toNanos() * (0.75 + 0.5 * random.nextDouble()));
    }
}
