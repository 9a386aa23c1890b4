package io.techpack.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.job.FailureKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What the ledger tells Prometheus. Thread-safe. */
final class LedgerMetrics {

    private final MeterRegistry registry;
    private final Counter charged;
    private final Counter refunded;
    private final Counter rescued;
    private final Map<FailureKind, Counter> parked = new EnumMap<>(FailureKind.class);

    LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.charged = registry.counter("techpack.credits.charged");
        this.refunded = registry.counter("techpack.credits.refunded");
        this.rescued = registry.counter("techpack.jobs.rescued");
        EnumSet.allOf(FailureKind.class).stream()
                .filter(FailureKind::poison)
                .forEach(kind ->
                        parked.put(
                                kind,
                                registry.counter("techpack.jobs.parked", "kind", kind.name())));
    }

    void charged(int credits) {
        charged.increment(credits);
    }

    void refunded(int credits) {
        refunded.increment(credits);
    }

    void rescued(int jobs) {
        rescued.increment(jobs);
    }

    /** A job has failed for being poison. */
    void parked(FailureKind kind) {
        Objects.requireNonNull(parked.get(kind), "a kind that is not poison").increment();
    }

    /** To be told the size of every batch of that verb. */
    Consumer<Integer> batchSizes(String verb) {
        return DistributionSummary.builder("techpack.batch.size")
                        .description("Calls that shared one transaction")
                        .tag("verb", verb)
                        .register(registry)
                ::record;
    }
}
