package io.techpack.worker;

import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.LedgerUnavailable;
import io.techpack.worker.WorkMetrics.Source;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final LostAnswers lostAnswers;
    private volatile boolean shuttingDown;
    private volatile boolean abandoned;

    /**
     * An attempt under way.
     *
     * @param over set by whoever records how it ended: its own thread, or one that waited in vain
     */
    private record Run(Attempt attempt, long began, AtomicBoolean over, Slot slot) {

        Duration took() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /** How this worker does a stage. */
    private record Ways(StageHandler handler, Resolution.Rules rules, Duration limit) {}

    Attempts(
            List<StageBinding> bindings,
            Ledger ledger,
            WorkerProperties properties,
            WorkMetrics metrics,
            ScheduledExecutorService clock,
            RandomGenerator random,
            LostAnswers lostAnswers) {
        this.ledger = ledger;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        this.lostAnswers = lostAnswers;
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
     * Starts an attempt; where the worker goes on with the job, its next stage's follows on the
     * same thread.
     *
     * @param slot freed when the attempt no longer takes it up
     */
    void start(Assignment assignment, Slot slot) {
        Run first = begin(assignment, slot);
        Thread.ofVirtual()
                .name("attempt-" + assignment.lease().job())
                .start(() -> runAll(Optional.of(first)));
    }

    private Run begin(Assignment assignment, Slot slot) {
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
                        slot.enter(),
                        suspects,
                        ledger);
        Run run = new Run(attempt, System.nanoTime(), new AtomicBoolean(), slot);
        running.put(attempt.lease(), run);
        if (shuttingDown) {
            attempt.stop(Attempt.Stop.SHUTDOWN);
        }
        return run;
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
        shuttingDown = true;
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

    private void runAll(Optional<Run> first) {
        for (Optional<Run> next = first; next.isPresent(); ) {
            next = run(next.get());
        }
    }

    /** Returns what the worker goes on with. */
    private Optional<Run> run(Run run) {
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
                return end(run, resolution);
            }
            log.warn("the handler has ended long after it was told to; what it said is discarded");
            return Optional.empty();
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
            Thread.startVirtualThread(() -> runAll(end(run, run.attempt().resolutionOfStop())));
        }
    }

    private Optional<Run> end(Run run, Resolution resolution) {
        Attempt attempt = run.attempt();
        try {
            attempt.tellCircuit();
            metrics.ended(attempt.lease(), resolution, run.took());
            return recordWhateverItTakes(run, resolution);
        } finally {
            running.remove(attempt.lease());
            run.slot().free();
            if (running.isEmpty()) {
                synchronized (allOver) {
                    allOver.notifyAll();
                }
            }
        }
    }

    /** A result that was paid for is not thrown away because the database is restarting. */
    private Optional<Run> recordWhateverItTakes(Run run, Resolution resolution) {
        Duration pause = Duration.ofMillis(50);
        while (!abandoned) {
            try {
                return recorded(run, resolution);
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
        return Optional.empty();
    }

    /** What the database does not take, such as a result that is no JSON, is a failed attempt. */
    private Optional<Run> recorded(Run run, Resolution resolution) {
        Assignment assignment = run.attempt().assignment();
        try {
            if (resolution instanceof Resolution.Complete complete) {
                return completed(run, complete.outcome());
            }
            logIfLost(assignment.lease(), tell(assignment, resolution));
        } catch (LedgerUnavailable outage) {
            throw outage;
        } catch (RuntimeException unstorable) {
            Stage stage = assignment.lease().stage();
            log.error("the outcome cannot be stored and counts as a failure", unstorable);
            Outcome failure = Outcome.again(stage.title() + " ended with what cannot be stored");
            Resolution.Rules rules = Objects.requireNonNull(ways.get(stage)).rules();
            logIfLost(assignment.lease(), tell(assignment, rules.of(failure, assignment.tries())));
        }
        return Optional.empty();
    }

    private Optional<Run> completed(Run run, Outcome.Done outcome) {
        Assignment assignment = run.attempt().assignment();
        Optional<Slot> onward = onward(run);
        if (onward.isEmpty()) {
            logIfLost(assignment.lease(), ledger.complete(assignment, outcome));
            return Optional.empty();
        }
        Optional<Run> next = Optional.empty();
        try {
            next =
                    ledger.completeAndGoOn(
                                    assignment, outcome, run.attempt().finishedByNow(), run.took())
                            .map(following -> begin(following, onward.get()));
            logIfLost(assignment.lease(), next.isPresent());
            next.ifPresent(each -> metrics.claimed(each.attempt().assignment(), Source.CONTINUED));
            return next;
        } catch (LedgerUnavailable outage) {
            lostAnswers.noticed();
            throw outage;
        } finally {
            if (next.isEmpty()) {
                onward.get().free();
            }
        }
    }

    /** A place for the next stage, if the worker may go on with the job by itself. */
    private Optional<Slot> onward(Run run) {
        Assignment assignment = run.attempt().assignment();
        boolean inTime =
                assignment.remaining().map(rest -> rest.compareTo(run.took()) > 0).orElse(true);
        return properties.goOn() && inTime
                ? assignment
                        .type()
                        .after(assignment.lease().stage())
                        .flatMap(step -> run.slot().onward(step.stage()))
                : Optional.empty();
    }

    /** Whether the lease was still held. */
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

    private static void logIfLost(Lease lease, boolean held) {
        if (!held) {
            log.info(
                    "lease lost, outcome discarded job={} stage={} attempt={}",
                    lease.job(),
                    lease.stage().id(),
                    lease.attempt());
        }
    }
}
