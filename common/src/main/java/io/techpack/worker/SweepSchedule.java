package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.ledger.Swept;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When to sweep: to look in the database for due stages that nobody came for, and for how many of
 * them. A stage whose slots are idle is swept about once a second; a busy one now and then, and
 * then only for what has waited long, so that nothing starves behind a stream of newer records.
 * Where a sweep finds as much of a stage as there are free slots, the next one at this stage
 * follows as soon as there are some again. Where it finds that several accounts wait, sweeps alone
 * serve the stage until they have no more due work there. What was paused is swept as soon as it is
 * resumed. For the polling thread only.
 */
final class SweepSchedule {

    /**
     * @param free how many slots there are for each stage
     * @param minAge how long overdue the work must be
     * @param idle whether it is for stages that have no other work
     */
    record Sweep(Map<Stage, Integer> free, Duration minAge, boolean idle) {

        /** The same with the slots that there really were. */
        Sweep within(Map<Stage, Integer> slots) {
            return new Sweep(slots, minAge, idle);
        }
    }

    /** Where sweeps alone serve a stage, nothing is left to its record. */
    private static final Duration ALSO_ANNOUNCED = Duration.ofDays(-1);

    private final Duration idleInterval;
    private final Duration busyInterval;
    private final Duration busyMinAge;
    private final RandomGenerator random;
    private long nextIdle;
    private long nextBusy;
    private final Set<Stage> more = new HashSet<>();
    private final Set<Stage> heldBack = new HashSet<>();

    SweepSchedule(WorkerProperties properties, RandomGenerator random, long nowNanos) {
        this.idleInterval = properties.idleSweepInterval();
        this.busyInterval = properties.busySweepInterval();
        this.busyMinAge = properties.busySweepMinAge();
        this.random = random;
        this.nextIdle = nowNanos;
        this.nextBusy = nowNanos + jittered(busyInterval);
    }

    /** Whether a sweep is to follow as soon as there are slots for what it may find. */
    boolean wantsSlots(WorkerSlots worker, long nowNanos) {
        return worker.any(slots -> wantsSlots(slots, nowNanos));
    }

    /** Whether those slots are this stage's. */
    boolean wantsSlots(StageSlots slots, long nowNanos) {
        return slots.contended() || more.contains(slots.stage()) || busySweepIsDue(nowNanos);
    }

    private boolean busySweepIsDue(long nowNanos) {
        return nowNanos - nextBusy >= 0;
    }

    /** How long until the next sweep that does not wait for slots. */
    Duration untilNext(long nowNanos) {
        long untilIdle = nextIdle - nowNanos;
        long until =
                busySweepIsDue(nowNanos) ? untilIdle : Math.min(untilIdle, nextBusy - nowNanos);
        return Duration.ofNanos(Math.max(1_000_000, until));
    }

    /** The sweep that is due now, if one is. */
    Optional<Sweep> next(WorkerSlots worker, long nowNanos) {
        // what has records again comes without a sweep
        more.removeIf(stage -> !silent(worker.of(stage), nowNanos));
        worker.all().forEach(this::noticeOrders);
        if (nowNanos - nextIdle >= 0) {
            nextIdle = nowNanos + jittered(idleInterval);
            return sweep(worker.where(slots -> idle(slots, nowNanos)), Duration.ZERO, true);
        }
        List<StageSlots> withFree = worker.where(slots -> slots.free() > 0);
        if (busySweepIsDue(nowNanos) && !withFree.isEmpty()) {
            nextBusy = nowNanos + jittered(busyInterval);
            return sweep(withFree, busyMinAge, false);
        }
        List<StageSlots> contended = withFree.stream().filter(StageSlots::contended).toList();
        if (!contended.isEmpty()) {
            return sweep(contended, ALSO_ANNOUNCED, false);
        }
        return sweep(
                withFree.stream().filter(slots -> more.contains(slots.stage())).toList(),
                Duration.ZERO,
                true);
    }

    private void noticeOrders(StageSlots slots) {
        if (!slots.claimable()) {
            heldBack.add(slots.stage());
        } else if (heldBack.remove(slots.stage())) {
            more.add(slots.stage());
        }
    }

    void found(Sweep sweep, Swept swept, WorkerSlots worker) {
        sweep.free()
                .forEach((stage, free) -> {
                    if (free > 0) {
                        boolean contended = swept.contended().contains(stage);
                        found(worker.of(stage), free, swept.count(stage), contended, sweep.idle());
                    }
                });
    }

    private void found(StageSlots slots, int free, long found, boolean contendedNow, boolean idle) {
        if (contendedNow) {
            slots.contended(true);
        } else if (found < free) {
            slots.contended(false);
        }
        if (idle && found < free) {
            more.remove(slots.stage());
        } else if (idle) {
            more.add(slots.stage());
        }
    }

    private boolean idle(StageSlots slots, long nowNanos) {
        return slots.free() > 0 && silent(slots, nowNanos);
    }

    private boolean silent(StageSlots slots, long nowNanos) {
        return !slots.hasBacklog() && slots.silentNanos(nowNanos) >= idleInterval.toNanos();
    }

    private static Optional<Sweep> sweep(List<StageSlots> stages, Duration minAge, boolean idle) {
        return stages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sweep(WorkerSlots.count(stages, StageSlots::free), minAge, idle));
    }

    private long jittered(Duration period) {
        return Math.round(period.toNanos() * (0.75 + 0.5 * random.nextDouble()));
    }
}
