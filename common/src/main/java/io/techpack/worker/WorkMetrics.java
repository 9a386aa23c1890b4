package io.techpack.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.techpack.job.Lease;
import io.techpack.job.Stage;
import io.techpack.ledger.Assignment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a worker tells Prometheus. Thread-safe. */
final class WorkMetrics {

    /** How a worker came to a claim. */
    enum Source {
        KAFKA,
        LEFTOVER
    }

    private final MeterRegistry registry;
    private final Counter leasesLost;

    WorkMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.leasesLost =
                Counter.builder("techpack.leases.lost")
                        .description(
                                "Attempts whose job was canceled, expired or rescued meanwhile")
                        .register(registry);
    }

    void watch(Lane lane) {
        Gauge.builder("techpack.stage.inflight", lane, Lane::inFlight)
                .description("Attempts running")
                .tag("stage", lane.stage().id())
                .register(registry);
        Gauge.builder("techpack.stage.capacity", lane, Lane::capacity)
                .description("Attempts that may run at once")
                .tag("stage", lane.stage().id())
                .register(registry);
    }

    void claimed(List<Assignment> assignments, Source source) {
        for (Assignment assignment : assignments) {
            Stage stage = assignment.lease().stage();
            registry.counter("techpack.claims", "stage", stage.id(), "source", id(source))
                    .increment();
            Timer.builder("techpack.stage.waited")
                    .description("From due to claimed")
                    .tag("stage", stage.id())
                    .register(registry)
                    .record(assignment.waited());
        }
    }

    void ended(Lease lease, Resolution resolution, Duration took) {
        String outcome = resolution.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Timer.builder("techpack.stage.duration")
                .description("One attempt, by how it was resolved")
                .tag("stage", lease.stage().id())
                .tag("outcome", outcome)
                .register(registry)
                .record(took);
        if (resolution instanceof Resolution.Discard) {
            leasesLost.increment();
        }
    }

    private static String id(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
