package io.techpack.worker;

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
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop of a worker: hears what is due, claims what there is room for, starts it, and now
 * and then looks for work that nobody came for. All stages of the process share it.
 */
final class WorkLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);

    // far longer than the lease time after which such a claim is given back
    private static final long DOUBT_NANOS = Duration.ofMinutes(10).toNanos();

    private final WorkerId worker;
    private final Ledger ledger;
    private final Lanes lanes;
    private final StageAnnouncements announcements;
    private final Attempts attempts;
    private final LeftOverPacing pacing;
    private final WorkMetrics metrics;
    private volatile boolean stopping;
    private volatile long lastOutage = System.nanoTime() - DOUBT_NANOS;
    private volatile boolean hungry;

    WorkLoop(
            WorkerId worker,
            Ledger ledger,
            Lanes lanes,
            StageAnnouncements announcements,
            Attempts attempts,
            LeftOverPacing pacing,
            WorkMetrics metrics) {
        this.worker = worker;
        this.ledger = ledger;
        this.lanes = lanes;
        this.announcements = announcements;
        this.attempts = attempts;
        this.pacing = pacing;
        this.metrics = metrics;
    }

    @Override
    public void run() {
        try (announcements) {
            while (!stopping) {
                try {
                    turn();
                } catch (LedgerUnavailable outage) {
                    lastOutage = System.nanoTime();
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

    /** Whether the answer to a claim was lost not long ago, though it may have been committed. */
    boolean mayHaveLostClaims() {
        return System.nanoTime() - lastOutage < DOUBT_NANOS;
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
                        || pacing.moreWaits();
        boolean something =
                lanes.any(lane -> lane.hasBacklog() && lane.room() > 0)
                        || (pacing.moreWaits() && lanes.any(lane -> lane.room() > 0));
        Duration untilNext = pacing.untilNext(nowNanos);
        Duration untilChance = lanes.untilNextChance();
        if (something) {
            return Duration.ZERO;
        }
        return untilNext.compareTo(untilChance) < 0 ? untilNext : untilChance;
    }

    private void claimAnnounced() {
        List<StageAnnouncement> taken = new ArrayList<>();
        for (Lane lane : lanes.all()) {
            taken.addAll(lane.next());
        }
        if (taken.isEmpty()) {
            return;
        }
        List<Due> due = taken.stream().map(StageAnnouncement::due).toList();
        start(ledger.claim(worker, due), Source.KAFKA);
        taken.forEach(each -> lanes.of(each.due().stage()).drop(1));
        announcements.done(taken);
    }

    private void claimLeftOver() {
        pacing.next(lanes, System.nanoTime())
                .ifPresent(search -> {
                    List<Assignment> found =
                            ledger.claimLeftOver(worker, search.room(), search.patience());
                    start(found, Source.LEFTOVER);
                    pacing.found(search, found);
                });
    }

    private void start(List<Assignment> assignments, Source source) {
        metrics.claimed(assignments, source);
        for (Assignment assignment : assignments) {
            Lane lane = lanes.of(assignment.lease().stage());
            lane.occupy();
            Circuit.Pass pass = lane.circuit().enter();
            attempts.start(assignment, pass, () -> slotFree(lane, pass));
        }
    }

    private void slotFree(Lane lane, Circuit.Pass pass) {
        lane.free();
        if (hungry || pass.probe()) {
            hungry = false;
            announcements.wakeUp();
        }
    }
}
