package io.techpack.worker;

import io.techpack.database.DatabaseUnavailable;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Handover;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Swept;
import io.techpack.messaging.StageConsumer;
import io.techpack.worker.WorkMetrics.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop of a worker: polls the records of its stages, claims what there are slots for,
 * starts it, and now and then sweeps for work that nobody came for. All stages of the process share
 * it.
 */
final class WorkLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);

    /** What has waited longer may have been found by a sweep, or its stage been paused. */
    private static final Duration FRESH = Duration.ofMillis(200);

    private final WorkerId worker;
    private final Ledger ledger;
    private final WorkerSlots slots;
    private final StageConsumer consumer;
    private final AttemptRunner attempts;
    private final SweepSchedule schedule;
    private final WorkMetrics metrics;
    private final UncertainClaims uncertainClaims;
    private volatile boolean stopping;
    private volatile boolean slotWanted;

    WorkLoop(
            WorkerId worker,
            Ledger ledger,
            WorkerSlots slots,
            StageConsumer consumer,
            AttemptRunner attempts,
            SweepSchedule schedule,
            WorkMetrics metrics,
            UncertainClaims uncertainClaims) {
        this.worker = worker;
        this.ledger = ledger;
        this.slots = slots;
        this.consumer = consumer;
        this.attempts = attempts;
        this.schedule = schedule;
        this.metrics = metrics;
        this.uncertainClaims = uncertainClaims;
    }

    @Override
    public void run() {
        try (consumer) {
            while (!stopping) {
                try {
                    turn();
                } catch (DatabaseUnavailable outage) {
                    uncertainClaims.noticed();
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

    /** Claims nothing more; records that were not claimed are polled again by other workers. */
    void stop() {
        stopping = true;
        wakeUp();
    }

    /**
     * Takes a slot for which nothing waits, if this worker does the stage and claims still. From
     * any thread.
     */
    Optional<Slot> reserveIdle(Stage stage) {
        return stopping
                ? Optional.empty()
                : slots.find(stage).filter(StageSlots::takeIdle).map(TakenSlot::new);
    }

    boolean stopping() {
        return stopping;
    }

    /** There may be something new to do. From any thread. */
    void wakeUp() {
        consumer.wakeUp();
    }

    private void turn() throws InterruptedException {
        poll();
        if (stopping) {
            return;
        }
        sweep();
        claimPolled();
    }

    private void poll() throws InterruptedException {
        if (slots.draining()) {
            consumer.rest(timeout(System.nanoTime()));
            return;
        }
        consumer.pauseUnless(stage -> slots.of(stage).pollable());
        // on a busy machine more records come meanwhile; on an idle one this takes no time
        Thread.yield();
        for (StageConsumer.DueRecord record : consumer.poll(timeout(System.nanoTime()))) {
            slots.of(record.due().stage()).enqueue(record, System.nanoTime());
        }
        slotWanted = false;
    }

    /**
     * How long the loop may sleep. A slot that becomes free while work waits for it ends the sleep;
     * one that became free just before is seen here, because {@code slotWanted} is set first. Work
     * that waits for its engine is waited for until its next chance, or the end of its probe.
     */
    private Duration timeout(long nowNanos) {
        slotWanted =
                slots.any(stage ->
                        stage.hasBacklog() && stage.circuit().state() == Circuit.State.CLOSED)
                        || schedule.wantsSlots(slots, nowNanos);
        boolean workToDo =
                slots.any(stage ->
                        stage.free() > 0
                                && (stage.hasBacklog() || schedule.wantsSlots(stage, nowNanos)));
        Duration untilNext = schedule.untilNext(nowNanos);
        Duration untilChance = slots.untilNextChance();
        if (workToDo) {
            return Duration.ZERO;
        }
        return untilNext.compareTo(untilChance) < 0 ? untilNext : untilChance;
    }

    private void claimPolled() {
        Map<Stage, Integer> taken = new HashMap<>();
        List<StageConsumer.DueRecord> dealtWith = new ArrayList<>();
        List<StageConsumer.DueRecord> records = new ArrayList<>();
        for (StageSlots stage : slots.all()) {
            if (stage.contended()) {
                leaveToSweeps(stage);
            }
            List<StageConsumer.DueRecord> oldest = stage.oldest(stage.take(stage.backlog()));
            List<StageConsumer.DueRecord> toClaim =
                    oldest.stream().filter(record -> !dealtWithUnclaimed(stage, record)).toList();
            taken.put(stage.stage(), toClaim.size());
            records.addAll(toClaim);
            dealtWith.addAll(oldest);
        }
        if (!records.isEmpty()) {
            List<DueStage> due = records.stream().map(StageConsumer.DueRecord::due).toList();
            start(taken, arrivals(records), () -> ledger.claim(worker, due), Function.identity());
        }
        dealtWith.forEach(each -> slots.of(each.due().stage()).drop(1));
        consumer.done(dealtWith);
    }

    /**
     * Starts what was handed over with its record, in a slot that was taken, and leaves its lease
     * to its completion or a late claim; returns whether it did, or had. Not where this worker goes
     * on with the job: that takes a lease.
     */
    private boolean dealtWithUnclaimed(StageSlots stage, StageConsumer.DueRecord record) {
        Optional<Handover> fresh = record.handover().filter(each -> startable(stage, each));
        if (fresh.isEmpty()) {
            return false;
        }
        Handover handover = fresh.get();
        Assignment assignment = handover.assignment(worker, handover.waited(Instant.now()));
        if (attempts.isAt(assignment.lease())) {
            // told twice
            stage.release(1);
            return true;
        }
        attempts.startUnclaimed(
                assignment,
                handover.queuedAt(),
                new TakenSlot(stage),
                new Arrival(Source.KAFKA, record.traceparent()));
        return true;
    }

    private boolean startable(StageSlots stage, Handover handover) {
        return stage.circuit().state() == Circuit.State.CLOSED
                && handover.waited(Instant.now()).compareTo(FRESH) < 0
                && !attempts.goesOnAfter(handover.type(), stage.stage());
    }

    /** By which record each came, for the records that say by whom they were sent. */
    private static Function<Lease, Arrival> arrivals(List<StageConsumer.DueRecord> records) {
        Map<DueStage, Arrival> traced = new HashMap<>();
        for (StageConsumer.DueRecord record : records) {
            if (record.traceparent().isPresent()) {
                traced.put(record.due(), new Arrival(Source.KAFKA, record.traceparent()));
            }
        }
        Arrival untraced = Arrival.by(Source.KAFKA);
        return lease -> traced.getOrDefault(new DueStage(lease.job(), lease.stage()), untraced);
    }

    private void leaveToSweeps(StageSlots stage) {
        List<StageConsumer.DueRecord> records = stage.oldest(stage.backlog());
        stage.drop(records.size());
        consumer.done(records);
    }

    private void sweep() {
        schedule.next(slots, System.nanoTime())
                .ifPresent(sweep -> {
                    Map<Stage, Integer> taken = new HashMap<>();
                    sweep.free()
                            .forEach((stage, free) -> taken.put(stage, slots.of(stage).take(free)));
                    Swept swept =
                            start(
                                    taken,
                                    _ -> Arrival.by(Source.SWEEP),
                                    () -> ledger.claimDue(worker, taken, sweep.minAge()),
                                    Swept::assignments);
                    schedule.found(sweep.within(taken), swept, slots);
                });
    }

    /** Claims for slots that were taken, starts what was got, and frees the other slots. */
    private <C> C start(
            Map<Stage, Integer> taken,
            Function<Lease, Arrival> arrivals,
            Supplier<C> claim,
            Function<C, List<Assignment>> assignments) {
        Map<Stage, Integer> unused = new HashMap<>(taken);
        try {
            C claimed = claim.get();
            for (Assignment assignment : assignments.apply(claimed)) {
                Stage stage = assignment.lease().stage();
                unused.merge(stage, -1, Integer::sum);
                Arrival arrival = arrivals.apply(assignment.lease());
                metrics.claimed(assignment, arrival.source());
                attempts.start(assignment, new TakenSlot(slots.of(stage)), arrival);
            }
            return claimed;
        } finally {
            unused.forEach((stage, count) -> slots.of(stage).release(count));
        }
    }

    private final class TakenSlot implements Slot {

        private final StageSlots stage;
        private volatile boolean probe;

        private TakenSlot(StageSlots stage) {
            this.stage = stage;
        }

        @Override
        public Circuit.Pass enter() {
            Circuit.Pass pass = stage.circuit().enter();
            probe = pass.probe();
            return pass;
        }

        @Override
        public void completed(Duration took) {
            stage.completed(took, System.nanoTime());
        }

        @Override
        public void free() {
            stage.release(1);
            if (slotWanted || probe) {
                slotWanted = false;
                consumer.wakeUp();
            }
        }

        @Override
        public Optional<Slot> reserveNext(Stage next) {
            return reserveIdle(next);
        }
    }
}
