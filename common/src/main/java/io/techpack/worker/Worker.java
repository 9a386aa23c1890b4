package io.techpack.worker;

import io.techpack.job.WorkerId;
import io.techpack.ledger.Heartbeat;
import io.techpack.ledger.Ledger;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private final Lanes lanes;
    private final Attempts attempts;
    private final WorkLoop loop;
    private final LostAnswers lostAnswers;
    private final ScheduledExecutorService clock;
    private final WorkerProperties properties;
    private final Thread loopThread;
    private volatile boolean running;

    Worker(
            WorkerId id,
            Ledger ledger,
            Lanes lanes,
            Attempts attempts,
            WorkLoop loop,
            LostAnswers lostAnswers,
            ScheduledExecutorService clock,
            WorkerProperties properties) {
        this.id = id;
        this.ledger = ledger;
        this.lanes = lanes;
        this.attempts = attempts;
        this.loop = loop;
        this.lostAnswers = lostAnswers;
        this.clock = clock;
        this.properties = properties;
        this.loopThread = Thread.ofPlatform().name("work-loop").unstarted(loop);
    }

    @Override
    public void start() {
        // the first heartbeat makes the worker known: without it nobody could rescue its jobs
        ledger.beat(heartbeat());
        every(properties.heartbeat(), this::beat);
        every(properties.rescue(), this::rescue);
        loopThread.start();
        running = true;
        log.info("worker {} does {} with {} slots", id, lanes.stages(), lanes.capacity());
    }

    @Override
    public void stop() {
        running = false;
        log.info("worker {} stops and claims nothing more", id);
        loop.stop();
        try {
            loopThread.join(TIME_TO_LEAVE);
            if (!attempts.awaitNone(properties.grace())) {
                giveBack();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        attempts.abandon();
        // only now: a heartbeat keeps what is still finishing from being taken for dead
        clock.shutdownNow();
    }

    private void giveBack() throws InterruptedException {
        log.info("{} attempts have not ended in time and are given back", attempts.leases().size());
        attempts.shutDown();
        if (!attempts.awaitNone(properties.ignoredInterruption())) {
            attempts.endDeaf();
            if (!attempts.awaitNone(TIME_TO_GIVE_BACK)) {
                log.warn(
                        "{} leases could not be given back; other workers take them over",
                        attempts.leases().size());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private Heartbeat heartbeat() {
        return new Heartbeat(
                id,
                ProcessName.get(),
                lanes.stages(),
                lanes.capacity(),
                attempts.leases(),
                lanes.openCircuits());
    }

    private void beat() {
        attempts.lost(ledger.beat(heartbeat()));
    }

    private void rescue() {
        int jobs = ledger.rescue();
        if (jobs > 0) {
            log.warn("took {} jobs over from workers that stopped answering", jobs);
        }
        if (lostAnswers.lately()) {
            giveBackUnknown();
        }
        ledger.expire();
        ledger.giveUpNobodys();
    }

    private void giveBackUnknown() {
        int unknown = ledger.giveBackUnknown(id, attempts.leases());
        if (unknown > 0) {
            log.warn("gave {} jobs back: the answer to what took their leases was lost", unknown);
        }
    }

    private void every(Duration period, Runnable duty) {
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        duty.run();
                    } catch (RuntimeException fault) {
                        log.warn(
                                "a regular duty failed and will be tried again: {}",
                                fault.getMessage());
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
