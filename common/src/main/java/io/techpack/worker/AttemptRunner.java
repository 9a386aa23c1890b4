package io.techpack.worker;

import io.techpack.job.RetryPolicy;
import io.techpack.job.Stage;
import io.techpack.job.Transition;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.Ledger;
import io.techpack.stage.StageBinding;
import io.techpack.stage.StageHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs attempts, each on a virtual thread of its own: begin, watch the time limit, perform, record.
 * Where a worker starts a job's next stage itself, that attempt follows on the same thread.
 * Thread-safe.
 */
final class AttemptRunner {

    private static final Logger log = LoggerFactory.getLogger(AttemptRunner.class);

    private final Ledger ledger;
    private final WorkerProperties properties;
    private final ScheduledExecutorService clock;
    private final RunningAttempts running;
    private final OutcomeRecorder recorder;
    private final CrashIsolation crashIsolation = new CrashIsolation();
    private final Map<Stage, BoundStage> stages = new HashMap<>();

    /** How this worker does a stage. */
    private record BoundStage(StageHandler handler, TransitionRules rules, Duration limit) {}

    AttemptRunner(
            List<StageBinding> bindings,
            Ledger ledger,
            WorkerProperties properties,
            ScheduledExecutorService clock,
            RandomGenerator random,
            RunningAttempts running,
            OutcomeRecorder recorder) {
        this.ledger = ledger;
        this.properties = properties;
        this.clock = clock;
        this.running = running;
        this.recorder = recorder;
        for (StageBinding binding : bindings) {
            Stage stage = binding.stage();
            RetryPolicy policy = properties.retryPolicyOf(stage);
            BoundStage bound =
                    new BoundStage(
                            binding.handler(),
                            new TransitionRules(stage, policy, random),
                            properties.timeLimitOf(stage));
            if (stages.put(stage, bound) != null) {
                throw new IllegalStateException("two handlers are bound to stage " + stage.id());
            }
        }
    }

    /**
     * Starts an attempt.
     *
     * @param slot freed when the attempt no longer takes it up
     */
    void start(Assignment assignment, Slot slot) {
        RunningAttempt first = begin(assignment, slot);
        Thread.ofVirtual()
                .name("attempt-" + assignment.lease().job())
                .start(() -> runAll(Optional.of(first)));
    }

    /**
     * Ends those that were told to stop and whose handlers have not obeyed. What such a handler
     * says later is refused: its lease is no longer held.
     */
    void endStuck() {
        running.all().forEach(this::endWithoutItsHandler);
    }

    private void runAll(Optional<RunningAttempt> first) {
        for (Optional<RunningAttempt> next = first; next.isPresent(); ) {
            next = run(next.get());
        }
    }

    /** Returns the attempt at the job's next stage, if this worker has started it. */
    private Optional<RunningAttempt> run(RunningAttempt current) {
        try (var _ = logged(current)) {
            Future<?> timeLimit = watch(current);
            Transition transition = current.attempt().perform();
            timeLimit.cancel(false);
            if (current.finish()) {
                return record(current, transition);
            }
            log.warn("the handler has ended long after it was told to; what it said is discarded");
            return Optional.empty();
        }
    }

    private RunningAttempt begin(Assignment assignment, Slot slot) {
        BoundStage stage =
                Objects.requireNonNull(
                        stages.get(assignment.lease().stage()),
                        "a claim of a stage that is not bound");
        Attempt attempt =
                new Attempt(
                        assignment,
                        stage.handler(),
                        stage.rules(),
                        stage.limit(),
                        slot.enter(),
                        crashIsolation,
                        ledger);
        RunningAttempt begun = new RunningAttempt(attempt, slot);
        running.add(begun);
        return begun;
    }

    private Optional<RunningAttempt> record(RunningAttempt current, Transition transition) {
        try {
            return recorder.record(current, transition)
                    .map(next -> begin(next.assignment(), next.slot()));
        } finally {
            running.remove(current);
            current.slot().free();
        }
    }

    private Future<?> watch(RunningAttempt current) {
        return clock.schedule(
                () -> outOfTime(current),
                current.attempt().limit().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void outOfTime(RunningAttempt current) {
        current.attempt().stop(StopSignal.Reason.OUT_OF_TIME);
        clock.schedule(
                () -> endWithoutItsHandler(current),
                properties.stuckAfter().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A handler that ignores its stopSignal keeps its thread, but not its slot. */
    private void endWithoutItsHandler(RunningAttempt stuck) {
        if (stuck.finish()) {
            log.error(
                    "job {} stage {}: the handler ignores its interruption; its slot is freed, its thread goes on",
                    stuck.lease().job(),
                    stuck.lease().stage().id());
            Thread.startVirtualThread(() -> runAll(record(stuck, stuck.attempt().abandon())));
        }
    }

    /** Names the attempt in every line that is logged until it is closed. */
    private static AutoCloseableMdc logged(RunningAttempt current) {
        MDC.put("job", current.lease().job().toString());
        MDC.put("stage", current.lease().stage().id());
        MDC.put("attempt", Integer.toString(current.lease().attempt()));
        return () -> {
            MDC.remove("job");
            MDC.remove("stage");
            MDC.remove("attempt");
        };
    }

    @FunctionalInterface
    private interface AutoCloseableMdc extends AutoCloseable {

        @Override
        void close();
    }
}
