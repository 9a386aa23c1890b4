package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Due;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.LedgerUnavailable;
import io.techpack.messaging.StageAnnouncement;
import io.techpack.messaging.StageAnnouncements;
import io.techpack.worker.WorkMetrics.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop of a worker: hears what is due, claims what there is room for, starts it, and now
 * and then looks for work that nobody came for. All stages of the process share it.
 */
final class WorkLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);

    private final WorkerId worker;
    private final Ledger ledger;
    private final Lanes lanes;
    private final StageAnnouncements announcements;
    private final Attempts attempts;
    private final LeftOverPacing pacing;
    private final WorkMetrics metrics;
    private final LostAnswers lostAnswers;
    private volatile boolean stopping;
    private volatile boolean hungry;

    WorkLoop(
            WorkerId worker,
            Ledger ledger,
            Lanes lanes,
            StageAnnouncements announcements,
            Attempts attempts,
            LeftOverPacing pacing,
            WorkMetrics metrics,
            LostAnswers lostAnswers) {
        this.worker = worker;
        this.ledger = ledger;
        this.lanes = lanes;
        this.announcements = announcements;
        this.attempts = attempts;
        this.pacing = pacing;
        this.metrics = metrics;
        this.lostAnswers = lostAnswers;
    }

    @Override
    public void run() {
        try (announcements) {
            while (!stopping) {
                try {
                    turn();
                } catch (LedgerUnavailable outage) {
                    lostAnswers.noticed();
                    log.warn("no work is taken for now: {}", outage.getMessage());
                    LockSupport.parkNanos(PAUSE_AFTER_FAULT.toNanos());
                } catch (RuntimeException bug) {
                    log.error("a turn of the work loop failed; it goes on", bug);
                    LockSupport.parkNanos(PAUSE_AFTER_FAULT.toNanos());
                }
            }
        } catch (InterruptedException _) {
            log.debug("the work loop was interrupted");
        }
    }

    /** Claims nothing more; what was announced and not claimed is announced again elsewhere. */
    void stop() {
        stopping = true;
        announcements.wakeUp();
    }

    private void turn() throws InterruptedException {
        hear();
        if (stopping) {
            return;
        }
        claimLeftOver();
        claimAnnounced();
    }

    private void hear() throws InterruptedException {
        announcements.listenWhere(stage -> lanes.of(stage).open());
        // on a busy machine more is announced meanwhile; on an idle one this takes no time
        Thread.yield();
        long now = System.nanoTime();
        for (StageAnnouncement announcement : announcements.poll(patience(now))) {
            lanes.of(announcement.due().stage()).heard(announcement, System.nanoTime());
        }
        hungry = false;
    }

    /**
     * How long the loop may sleep. A slot that becomes free while work waits for it ends the sleep;
     * one that became free just before is seen here, because {@code hungry} is set first. Work that
     * waits for its engine is waited for until its next chance, or the end of its probe.
     */
    private Duration patience(long nowNanos) {
        hungry =
                lanes.any(lane ->
                        lane.hasBacklog() && lane.circuit().state() == Circuit.State.CLOSED)
                        || pacing.wantsRoom(nowNanos);
        boolean something =
                lanes.any(lane ->
                        lane.room() > 0
                                && (lane.hasBacklog() || pacing.wantsRoom(lane.stage(), nowNanos)));
        Duration untilNext = pacing.untilNext(nowNanos);
        Duration untilChance = lanes.untilNextChance();
        if (something) {
            return Duration.ZERO;
        }
        return untilNext.compareTo(untilChance) < 0 ? untilNext : untilChance;
    }

    private void claimAnnounced() {
        Map<Stage, Integer> slots = new EnumMap<>(Stage.class);
        List<StageAnnouncement> taken = new ArrayList<>();
        for (Lane lane : lanes.all()) {
            int room = lane.take(lane.backlog());
            slots.put(lane.stage(), room);
            taken.addAll(lane.oldest(room));
        }
        if (taken.isEmpty()) {
            return;
        }
        List<Due> due = taken.stream().map(StageAnnouncement::due).toList();
        start(slots, Source.KAFKA, () -> ledger.claim(worker, due));
        taken.forEach(each -> lanes.of(each.due().stage()).drop(1));
        announcements.done(taken);
    }

    private void claimLeftOver() {
        pacing.next(lanes, System.nanoTime())
                .ifPresent(search -> {
                    Map<Stage, Integer> slots = new EnumMap<>(Stage.class);
                    search.room()
                            .forEach((stage, room) -> slots.put(stage, lanes.of(stage).take(room)));
                    List<Assignment> found =
                            start(
                                    slots,
                                    Source.LEFTOVER,
                                    () -> ledger.claimLeftOver(worker, slots, search.patience()));
                    pacing.found(search.within(slots), found);
                });
    }

    /** Claims for slots that were taken, starts what was got, and frees the other slots. */
    private List<Assignment> start(
            Map<Stage, Integer> slots, Source source, Supplier<List<Assignment>> claim) {
        Map<Stage, Integer> unused = new EnumMap<>(slots);
        try {
            List<Assignment> assignments = claim.get();
            for (Assignment assignment : assignments) {
                Stage stage = assignment.lease().stage();
                unused.merge(stage, -1, Integer::sum);
                metrics.claimed(assignment, source);
                attempts.start(assignment, new LaneSlot(lanes.of(stage)));
            }
            return assignments;
        } finally {
            unused.forEach((stage, count) -> lanes.of(stage).free(count));
        }
    }

    private final class LaneSlot implements Slot {

        private final Lane lane;
        private volatile boolean probe;

        private LaneSlot(Lane lane) {
            this.lane = lane;
        }

        @Override
        public Circuit.Pass enter() {
            Circuit.Pass pass = lane.circuit().enter();
            probe = pass.probe();
            return pass;
        }

        @Override
        public void free() {
            lane.free(1);
            if (hungry || probe) {
                hungry = false;
                announcements.wakeUp();
            }
        }

        @Override
        public Optional<Slot> onward(Stage next) {
            return stopping
                    ? Optional.empty()
                    : lanes.find(next).filter(Lane::takeUnclaimed).map(LaneSlot::new);
        }
    }
}
