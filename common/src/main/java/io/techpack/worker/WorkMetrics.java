package io.techpack.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.techpack.job.Failure;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.job.Transition;
import io.techpack.ledger.Assignment;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a worker tells Prometheus. The meters are made once for each stage, not looked up for each
 * attempt. Thread-safe once all slots are watched.
 */
final class WorkMetrics {

    /** How a worker came to claim a stage. */
    enum Source {
        KAFKA,
        SWEEP,
        /** It did the stage before, and started this one with its completion. */
        EAGER
    }

    /** What became of a stage by an attempt. */
    private enum Ended {
        COMPLETE,
        REQUEUE,
        /** It has failed, by the request's own fault. */
        REFUSE,
        FAIL,
        RELEASE,
        LEASE_LOST;

        static Ended by(Transition transition) {
            return switch (transition) {
                case Transition.Complete _ -> COMPLETE;
                case Transition.Requeue _ -> REQUEUE;
                case Transition.Fail(Failure failure) -> failure.kind().permanent() ? REFUSE : FAIL;
                case Transition.Release _ -> RELEASE;
                case Transition.LeaseLost _ -> LEASE_LOST;
            };
        }
    }

    /**
     * Bounds of the histograms: from a cached answer to a provider's slowest picture. Each is a
     * series for every stage and outcome, so they are a few of our own, not the seventy of a
     * percentile histogram.
     */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5)
    };

    /** One stage's meters. */
    private record Meters(Map<Source, Counter> claims, Timer waited, Map<Ended, Timer> durations) {}

    private final MeterRegistry registry;
    private final Counter leasesLost;
    private final Map<Stage, Meters> meters = new HashMap<>();

    WorkMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.leasesLost =
                Counter.builder("techpack.leases.lost")
                        .description(
                                "Attempts whose job was canceled, expired or rescued meanwhile")
                        .register(registry);
    }

    void watch(WorkerSlots worker, RunningAttempts running) {
        worker.all().forEach(slots -> watch(worker, slots, running));
    }

    private void watch(WorkerSlots worker, StageSlots slots, RunningAttempts running) {
        String stage = slots.stage().id();
        Gauge.builder("techpack.stage.inflight", running, each -> each.at(slots.stage()))
                .description("Attempts running")
                .tag("stage", stage)
                .register(registry);
        Gauge.builder(
                        "techpack.stage.capacity",
                        slots,
                        each -> worker.draining() ? 0 : each.capacity())
                .description("Attempts that may run at once; none while an operator drains it")
                .tag("stage", stage)
                .register(registry);
        Gauge.builder("techpack.circuit.state", slots, each -> each.circuit().state().ordinal())
                .description("Whether the engine is relied on: 0 closed, 1 half-open, 2 open")
                .tag("stage", stage)
                .register(registry);
        meters.put(slots.stage(), new Meters(claims(stage), waited(stage), durations(stage)));
    }

    /** Counts each time that a stage's circuit opens. */
    Runnable circuitOpenings(Stage stage) {
        return Counter.builder("techpack.circuit.openings")
                        .description("Times that claiming stopped because the engine kept failing")
                        .tag("stage", stage.id())
                        .register(registry)
                ::increment;
    }

    void claimed(Assignment assignment, Source source) {
        Meters own = of(assignment.lease());
        Objects.requireNonNull(own.claims().get(source)).increment();
        own.waited().record(assignment.waited());
    }

    /** What became of the stage by that, in a word. */
    static String outcome(Transition transition) {
        return word(Ended.by(transition));
    }

    /** A source or an outcome as labels have it. */
    static String word(Enum<?> label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    void ended(Lease lease, Transition transition, Duration took) {
        Objects.requireNonNull(of(lease).durations().get(Ended.by(transition))).record(took);
        if (transition instanceof Transition.LeaseLost) {
            leasesLost.increment();
        }
    }

    private Meters of(Lease lease) {
        return Objects.requireNonNull(meters.get(lease.stage()), "a stage without slots");
    }

    private Map<Source, Counter> claims(String stage) {
        Map<Source, Counter> claims = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            claims.put(
                    source,
                    Counter.builder("techpack.claims")
                            .description("Attempts begun, by how the worker came to them")
                            .tag("stage", stage)
                            .tag("source", word(source))
                            .register(registry));
        }
        return claims;
    }

    private Timer waited(String stage) {
        return Timer.builder("techpack.stage.wait")
                .description("From due to claimed")
                .serviceLevelObjectives(BUCKETS)
                .tag("stage", stage)
                .register(registry);
    }

    private Map<Ended, Timer> durations(String stage) {
        Map<Ended, Timer> durations = new EnumMap<>(Ended.class);
        for (Ended ended : Ended.values()) {
            durations.put(
                    ended,
                    Timer.builder("techpack.stage.duration")
                            .description("One attempt, by what became of the stage")
                            .serviceLevelObjectives(BUCKETS)
                            .tag("stage", stage)
                            .tag("outcome", word(ended))
                            .register(registry));
        }
        return durations;
    }
}
