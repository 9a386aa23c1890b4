package io.techpack.worker;

import io.techpack.job.JobType;
import io.techpack.job.Lease;
import io.techpack.job.Outcome;
import io.techpack.job.RetryPolicy;
import io.techpack.job.Stage;
import io.techpack.job.Step;
import io.techpack.job.Transition;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.CompletedStage;
import io.techpack.ledger.Ledger;
import io.techpack.stage.StageBinding;
import io.techpack.stage.StageHandler;
import io.techpack.tracing.TraceParent;
import io.techpack.tracing.Tracing;
import io.techpack.worker.WorkMetrics.Source;
import java.time.Duration;
import java.time.Instant;
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
 * Where a worker starts a job's next stage itself, that attempt begins before the completion is
 * recorded, on a thread of its own. Thread-safe.
 */
final class AttemptRunner {

    private static final Logger log = LoggerFactory.getLogger(AttemptRunner.class);

    private static final List<String> LOG_FIELDS =
            List.of("job", "stage", "attempt", "account", "trace");

    private final Ledger ledger;
    private final WorkerProperties properties;
    private final ScheduledExecutorService clock;
    private final RunningAttempts running;
    private final OutcomeRecorder recorder;
    private final LateClaims lateClaims;
    private final Tracing tracing;
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
            OutcomeRecorder recorder,
            LateClaims lateClaims,
            Tracing tracing) {
        this.ledger = ledger;
        this.properties = properties;
        this.clock = clock;
        this.running = running;
        this.recorder = recorder;
        this.lateClaims = lateClaims;
        this.tracing = tracing;
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
     * @param arrival how this worker came to it
     */
    void start(Assignment assignment, Slot slot, Arrival arrival) {
        start(
                begin(
                        assignment,
                        slot,
                        arrival,
                        new CompletionChain(recorder::record),
                        LeaseGrant.claimed()));
    }

    /** Starts an attempt at what was handed over, before its lease is taken. */
    void startUnclaimed(Assignment assignment, Instant queuedAt, Slot slot, Arrival arrival) {
        RunningAttempt attempt =
                begin(
                        assignment,
                        slot,
                        arrival,
                        new CompletionChain(recorder::record),
                        LeaseGrant.offered(queuedAt));
        start(attempt);
        lateClaims.begins(attempt);
    }

    /** Whether an attempt is under way that has, or may get, that lease. */
    boolean isAt(Lease lease) {
        return running.isAt(lease);
    }

    /** Whether this worker begins what follows that stage itself, where it can. */
    boolean goesOnAfter(JobType type, Stage stage) {
        return properties.eagerNextStage()
                && type.after(stage).map(Step::stage).filter(stages::containsKey).isPresent();
    }

    /**
     * Ends those that were told to stop and whose handlers have not obeyed. What such a handler
     * says later is refused: its lease is no longer held.
     */
    void endStuck() {
        running.all().forEach(this::endWithoutItsHandler);
    }

    private void start(RunningAttempt attempt) {
        Thread.ofVirtual().name("attempt-" + attempt.lease().job()).start(() -> run(attempt));
    }

    private void run(RunningAttempt current) {
        try (var _ = logged(current);
                Tracing.Work span = tracing.attempt(begun(current))) {
            Future<?> timeLimit = watch(current);
            Transition transition = perform(current);
            timeLimit.cancel(false);
            span.ended(WorkMetrics.outcome(transition), failure(transition));
            if (current.finish()) {
                record(current, transition);
            } else {
                log.warn(
                        "the handler has ended long after it was told to; what it said is discarded");
            }
        }
    }

    private Transition perform(RunningAttempt current) {
        try (var _ = tracing.handler(current.lease())) {
            return current.attempt().perform();
        }
    }

    private static Tracing.Begun begun(RunningAttempt current) {
        Assignment assignment = current.attempt().assignment();
        return new Tracing.Begun(
                current.lease(),
                assignment.account(),
                assignment.traceparent(),
                current.arrival().announced(),
                WorkMetrics.word(current.arrival().source()),
                assignment.waited());
    }

    private static Optional<String> failure(Transition transition) {
        return transition instanceof Transition.Fail fail
                ? Optional.of(fail.failure().message())
                : Optional.empty();
    }

    private RunningAttempt begin(
            Assignment assignment,
            Slot slot,
            Arrival arrival,
            CompletionChain chain,
            LeaseGrant grant) {
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
                        ledger,
                        grant);
        RunningAttempt begun = new RunningAttempt(attempt, slot, arrival, chain, grant);
        running.add(begun);
        return begun;
    }

    private void record(RunningAttempt current, Transition transition) {
        try {
            recorder.ended(current, transition);
            if (transition instanceof Transition.Complete complete) {
                completeAndGoOn(current, complete.outcome());
            } else {
                recorder.record(current, transition);
            }
        } finally {
            running.remove(current);
            current.slot().free();
        }
    }

    /** Where this worker does the next stage, too, it takes its lease with the completion. */
    private void completeAndGoOn(RunningAttempt current, Outcome.Done outcome) {
        Attempt attempt = current.attempt();
        Optional<Instant> unclaimed = current.grant().take();
        if (unclaimed.isEmpty()
                && current.grant().isOffered()
                && !current.grant().awaitUninterruptibly()) {
            return;
        }
        CompletedStage stage =
                new CompletedStage(
                        attempt.assignment(),
                        outcome,
                        current.took(),
                        Optional.of(attempt.items()),
                        unclaimed);
        Optional<Slot> room = unclaimed.isPresent() ? Optional.empty() : reserveNext(current);
        Optional<RunningAttempt> next =
                room.map(slot ->
                        begin(
                                stage.following(attempt.items()),
                                slot,
                                Arrival.by(Source.EAGER),
                                current.chain(),
                                LeaseGrant.expected()));
        try {
            CompletionChain.Link link = current.chain().add(current, stage, next);
            if (properties.speculativeNextStage()) {
                next.ifPresent(this::start);
                current.chain().record(link);
            } else {
                current.chain().record(link);
                next.ifPresent(this::start);
            }
        } finally {
            // whatever happened: one that waits for its lease must not wait for ever
            next.ifPresent(RunningAttempt::refuseUnlessGranted);
        }
    }

    /** A slot for the job's next stage, if this worker may start it itself. */
    private Optional<Slot> reserveNext(RunningAttempt current) {
        Assignment assignment = current.attempt().assignment();
        boolean inTime =
                assignment.remaining().map(rest -> rest.compareTo(current.took()) > 0).orElse(true);
        if (!properties.eagerNextStage() || !inTime) {
            return Optional.empty();
        }
        return assignment
                .type()
                .after(assignment.lease().stage())
                .map(Step::stage)
                .flatMap(current.slot()::reserveNext);
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
            Thread.startVirtualThread(() -> record(stuck, stuck.attempt().abandon()));
        }
    }

    /** Names the attempt in every line that is logged until it is closed. */
    private static AutoCloseableMdc logged(RunningAttempt current) {
        Assignment assignment = current.attempt().assignment();
        Lease lease = current.lease();
        MDC.put("job", lease.job().toString());
        MDC.put("stage", lease.stage().id());
        MDC.put("attempt", Integer.toString(lease.attempt()));
        MDC.put("account", assignment.account().toString());
        assignment
                .traceparent()
                .flatMap(TraceParent::of)
                .ifPresent(parent -> MDC.put("trace", parent.trace()));
        return () -> LOG_FIELDS.forEach(MDC::remove);
    }

    @FunctionalInterface
    private interface AutoCloseableMdc extends AutoCloseable {

        @Override
        void close();
    }
}
