package io.techpack.worker;

import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.LedgerUnavailable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs attempts, each on a virtual thread and under its time limit, and has the ledger record what
 * became of them. Thread-safe.
 */
final class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final WorkerProperties properties;
    private final WorkMetrics metrics;
    private final ScheduledExecutorService clock;
    private final Map<Stage, Ways> ways = new EnumMap<>(Stage.class);
    private final Map<Lease, Run> running = new ConcurrentHashMap<>();
    private final Suspects suspects = new Suspects();
    private final Object allOver = new Object();
    private volatile boolean abandoned;

    /**
     * An attempt under way.
     *
     * @param over set by whoever records how it ended: its own thread, or one that waited in vain
     */
    private record Run(Attempt attempt, long began, AtomicBoolean over, Runnable onSlotFree) {}

    /** How this worker does a stage. */
    private record Ways(StageHandler handler, Resolution.Rules rules, Duration limit) {}

    Attempts(
            List<StageBinding> bindings,
            Ledger ledger,
            WorkerProperties properties,
            WorkMetrics metrics,
            ScheduledExecutorService clock,
            RandomGenerator random) {
        this.ledger = ledger;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        for (StageBinding binding : bindings) {
            Stage stage = binding.stage();
            Resolution.Rules rules =
                    new Resolution.Rules(stage, properties.retryPolicyOf(stage), random);
            Ways own = new Ways(binding.handler(), rules, properties.timeLimitOf(stage));
            if (ways.put(stage, own) != null) {
                throw new IllegalStateException("two handlers are bound to stage " + stage.id());
            }
        }
    }

    /**
     * Starts an attempt.
     *
     * @param pass told what the attempt's end says of the engine, before the slot is free
     * @param onSlotFree called once, from any thread, when the attempt no longer takes up its slot
     */
    void start(Assignment assignment, Circuit.Pass pass, Runnable onSlotFree) {
        Ways own =
                Objects.requireNonNull(
                        ways.get(assignment.lease().stage()),
                        "a claim of a stage that is not bound");
        Attempt attempt =
                new Attempt(
                        assignment,
                        own.handler(),
                        own.rules(),
                        own.limit(),
                        pass,
                        suspects,
                        ledger);
        Run run = new Run(attempt, System.nanoTime(), new AtomicBoolean(), onSlotFree);
        running.put(attempt.lease(), run);
        Thread.ofVirtual().name("attempt-" + attempt.lease().job()).start(() -> run(run));
    }

    List<Lease> leases() {
        return List.copyOf(running.keySet());
    }

    /** Waits until no attempt is running, at most that long; returns whether none is. */
    boolean awaitNone(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        synchronized (allOver) {
            for (long left = longest.toMillis(); !running.isEmpty() && left > 0; ) {
                allOver.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
        }
        return running.isEmpty();
    }

    /** Tells the attempts of these leases that they are lost. */
    void lost(List<Lease> leases) {
        for (Lease lease : leases) {
            Run run = running.get(lease);
            if (run != null) {
                run.attempt().stop(Attempt.Stop.LEASE_LOST);
            }
        }
    }

    /** Tells every attempt to stop so that another worker can go on with it. */
    void shutDown() {
        running.values().forEach(run -> run.attempt().stop(Attempt.Stop.SHUTDOWN));
    }

    /**
     * Ends those that were told to stop and whose handlers have not obeyed. What such a handler
     * says later is refused: its lease is no longer held.
     */
    void endDeaf() {
        running.values().forEach(this::endWithoutItsHandler);
    }

    /**
     * Gives up what is still being recorded: the process ends, and its leases with its heartbeat.
     */
    void abandon() {
        abandoned = true;
    }

    private void run(Run run) {
        Attempt attempt = run.attempt();
        ScheduledFuture<?> watch =
                clock.schedule(
                        () -> outOfTime(run), attempt.limit().toMillis(), TimeUnit.MILLISECONDS);
        try (var _ = MDC.putCloseable("job", attempt.job().toString());
                var _ = MDC.putCloseable("stage", attempt.lease().stage().id());
                var _ = MDC.putCloseable("attempt", Integer.toString(attempt.lease().attempt()))) {
            Resolution resolution = attempt.run();
            watch.cancel(false);
            if (run.over().compareAndSet(false, true)) {
                end(run, resolution);
            } else {
                log.warn(
                        "the handler has ended long after it was told to; what it said is discarded");
            }
        }
    }

    /** A handler that ignores its interruption keeps its thread, but not its slot. */
    private void outOfTime(Run run) {
        run.attempt().stop(Attempt.Stop.OUT_OF_TIME);
        clock.schedule(
                () -> endWithoutItsHandler(run),
                properties.ignoredInterruption().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void endWithoutItsHandler(Run run) {
        if (run.over().compareAndSet(false, true)) {
            log.error(
                    "job {} stage {}: the handler ignores its interruption; its slot is freed, its thread goes on",
                    run.attempt().job(),
                    run.attempt().lease().stage().id());
            Thread.startVirtualThread(() -> end(run, run.attempt().resolutionOfStop()));
        }
    }

    private void end(Run run, Resolution resolution) {
        Attempt attempt = run.attempt();
        try {
            attempt.tellCircuit();
            metrics.ended(
                    attempt.lease(), resolution, Duration.ofNanos(System.nanoTime() - run.began()));
            if (!recordWhateverItTakes(attempt.assignment(), resolution)) {
                log.info(
                        "lease lost, outcome discarded job={} stage={} attempt={}",
                        attempt.job(),
                        attempt.lease().stage().id(),
                        attempt.lease().attempt());
            }
        } finally {
            running.remove(attempt.lease());
            run.onSlotFree().run();
            if (running.isEmpty()) {
                synchronized (allOver) {
                    allOver.notifyAll();
                }
            }
        }
    }

    /** A result that was paid for is not thrown away because the database is restarting. */
    private boolean recordWhateverItTakes(Assignment assignment, Resolution resolution) {
        Duration pause = Duration.ofMillis(50);
        while (!abandoned) {
            try {
                return recorded(assignment, resolution);
            } catch (LedgerUnavailable outage) {
                log.warn("the outcome waits for the database: {}", outage.getMessage());
                LockSupport.parkNanos(pause.toNanos());
                pause =
                        pause.multipliedBy(2).compareTo(LONGEST_OUTAGE_PAUSE) < 0
                                ? pause.multipliedBy(2)
                                : LONGEST_OUTAGE_PAUSE;
            }
        }
        log.warn("the process stops before the outcome could be recorded; the stage is done again");
        return true;
    }

    /** What the database does not take, such as a result that is no JSON, is a failed attempt. */
    private boolean recorded(Assignment assignment, Resolution resolution) {
        try {
            return tell(assignment, resolution);
        } catch (LedgerUnavailable outage) {
            throw outage;
        } catch (RuntimeException unstorable) {
            Stage stage = assignment.lease().stage();
            log.error("the outcome cannot be stored and counts as a failure", unstorable);
            Outcome failure = Outcome.again(stage.title() + " ended with what cannot be stored");
            Resolution.Rules rules = Objects.requireNonNull(ways.get(stage)).rules();
            return tell(assignment, rules.of(failure, assignment.tries()));
        }
    }

    private boolean tell(Assignment assignment, Resolution resolution) {
        Lease lease = assignment.lease();
        return switch (resolution) {
            case Resolution.Complete complete -> ledger.complete(assignment, complete.outcome());
            case Resolution.Retry retry -> {
                log.info("trying again in {} ms: {}", retry.delay().toMillis(), retry.why());
                yield ledger.again(
                        lease, retry.delay(), retry.counted(), "Trying again: " + retry.why());
            }
            case Resolution.Fail fail -> {
                log.warn("job {} failed: {}", lease.job(), fail.failure().message());
                yield ledger.fail(lease, fail.failure());
            }
            case Resolution.Release _ -> ledger.release(lease);
            case Resolution.Discard _ -> false;
        };
    }
}
