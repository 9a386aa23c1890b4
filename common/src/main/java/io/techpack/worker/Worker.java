package io.techpack.worker;

import io.techpack.job.JobId;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.EagerStart;
import io.techpack.ledger.Heartbeat;
import io.techpack.ledger.Ledger;
import io.techpack.messaging.Cancellations;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A running worker: its loop, its heartbeat, and its part in rescuing others' jobs. Started and
 * stopped with the process; a stop claims nothing more, lets attempts finish for the grace time and
 * gives the others back.
 */
final class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_GIVE_BACK = Duration.ofSeconds(5);

    /** After a gateway in this process has let its clients go, before the server of our probes. */
    private static final int PHASE = DEFAULT_PHASE - 256;

    private final WorkerId id;
    private final Ledger ledger;
    private final EagerStart submittedHere;
    private final WorkerSlots slots;
    private final AttemptRunner attempts;
    private final RunningAttempts running;
    private final OutcomeRecorder recorder;
    private final LateClaims lateClaims;
    private final WorkLoop loop;
    private final UncertainClaims uncertainClaims;
    private final Cancellations cancellations;
    private final ScheduledExecutorService clock;
    private final AtomicBoolean extraBeat = new AtomicBoolean();
    private final WorkerProperties properties;
    private final Thread loopThread;
    private volatile boolean started;

    Worker(
            WorkerId id,
            Ledger ledger,
            EagerStart submittedHere,
            WorkerSlots slots,
            AttemptRunner attempts,
            RunningAttempts running,
            OutcomeRecorder recorder,
            LateClaims lateClaims,
            WorkLoop loop,
            UncertainClaims uncertainClaims,
            Cancellations cancellations,
            ScheduledExecutorService clock,
            WorkerProperties properties) {
        this.id = id;
        this.ledger = ledger;
        this.submittedHere = submittedHere;
        this.slots = slots;
        this.attempts = attempts;
        this.running = running;
        this.recorder = recorder;
        this.lateClaims = lateClaims;
        this.loop = loop;
        this.uncertainClaims = uncertainClaims;
        this.cancellations = cancellations;
        this.clock = clock;
        this.properties = properties;
        this.loopThread = Thread.ofPlatform().name("work-loop").unstarted(loop);
    }

    /** Who it is in the database. */
    WorkerId id() {
        return id;
    }

    @Override
    public void start() {
        // the first heartbeat makes the worker known: without it nobody could rescue its jobs
        slots.obey(ledger.heartbeat(heartbeat()));
        every(properties.heartbeatInterval(), this::beat);
        every(properties.rescueInterval(), this::rescue);
        cancellations.subscribe(this::canceled);
        loopThread.start();
        ledger.startEagerly(submittedHere);
        started = true;
        log.info(
                "worker {} does {} with {} slots",
                id,
                slots.stages().stream().map(Stage::id).toList(),
                slots.capacity());
    }

    @Override
    public void stop() {
        started = false;
        log.info("worker {} stops and claims nothing more", id);
        ledger.startEagerly(EagerStart.NONE);
        loop.stop();
        try {
            loopThread.join(TIME_TO_LEAVE);
            if (!running.awaitNone(properties.grace())) {
                giveBack();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        recorder.abandon();
        lateClaims.close();
        // only now: a heartbeat keeps what is still finishing from being taken for dead
        stopClock();
    }

    /** A duty under way ends first: the connections are closed next. */
    private void stopClock() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(TIME_TO_LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException _) {
            clock.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack() throws InterruptedException {
        log.info("{} attempts have not ended in time and are given back", running.leases().size());
        running.shutDown();
        if (!running.awaitNone(properties.stuckAfter())) {
            attempts.endStuck();
            if (!running.awaitNone(TIME_TO_GIVE_BACK)) {
                log.warn(
                        "{} leases could not be given back; other workers take them over",
                        running.leases().size());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private Heartbeat heartbeat() {
        long now = System.nanoTime();
        return new Heartbeat(
                id,
                ProcessName.get(),
                slots.all().stream().map(each -> each.load(running.at(each.stage()), now)).toList(),
                running.held(),
                slots.openCircuits());
    }

    private void beat() {
        Heartbeat.Response orders = ledger.heartbeat(heartbeat());
        running.leasesLost(orders.lost());
        if (slots.obey(orders)) {
            loop.wakeUp();
        }
    }

    /** A hint decides nothing: the heartbeat asks the database which leases are lost. */
    private void canceled(JobId job) {
        if (started && running.isAt(job) && extraBeat.compareAndSet(false, true)) {
            soon(() -> {
                extraBeat.set(false);
                beat();
            });
        }
    }

    private void rescue() {
        int jobs = ledger.abandoned().rescue();
        if (jobs > 0) {
            log.warn("took {} jobs over from workers that stopped answering", jobs);
        }
        if (uncertainClaims.lately()) {
            requeueOrphaned();
        }
        ledger.abandoned().expire();
        ledger.abandoned().failUnknownStages();
    }

    private void requeueOrphaned() {
        int orphaned = ledger.abandoned().requeueOrphaned(id, running.leases());
        if (orphaned > 0) {
            log.warn("gave {} jobs back: the answer to what took their leases was lost", orphaned);
        }
    }

    private void soon(Runnable duty) {
        try {
            clock.execute(tried(duty));
        } catch (RejectedExecutionException stopped) {
            log.debug("the worker has stopped", stopped);
        }
    }

    private void every(Duration period, Runnable duty) {
        clock.scheduleWithFixedDelay(
                tried(duty), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable tried(Runnable duty) {
        return () -> {
            try {
                duty.run();
            } catch (RuntimeException fault) {
                log.warn("a regular duty failed and will be tried again: {}", fault.getMessage());
            }
        };
    }
}
