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
    private static final Duration TIME_TO_GIVE_BACK = Duration.ofSeconds(10);

    private final WorkerId id;
    private final Ledger ledger;
    private final Lanes lanes;
    private final Attempts attempts;
    private final WorkLoop loop;
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
            ScheduledExecutorService clock,
            WorkerProperties properties) {
        this.id = id;
        this.ledger = ledger;
        this.lanes = lanes;
        this.attempts = attempts;
        this.loop = loop;
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
        loop.stop();
        try {
            loopThread.join(TIME_TO_GIVE_BACK);
            if (!attempts.awaitNone(properties.grace())) {
                attempts.shutDown();
                attempts.awaitNone(TIME_TO_GIVE_BACK);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
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
        ledger.expire();
        ledger.giveUpNobodys();
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
