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
        this.charged =
                counter("techpack.credits.charged", "Credits taken at submissions and retries")
                        .register(registry);
        this.refunded =
                counter("techpack.credits.refunded", "Credits given back").register(registry);
        this.rescued =
                counter(
                                "techpack.jobs.rescued",
                                "Jobs taken over from workers that stopped answering")
                        .register(registry);
        EnumSet.allOf(FailureKind.class).stream()
                .filter(FailureKind::poison)
                .forEach(kind ->
                        parked.put(
                                kind,
                                counter(
                                                "techpack.jobs.parked",
                                                "Jobs that failed for being poison and wait for an operator")
                                        .tag("kind", kind.name())
                                        .register(registry)));
    }

    private static Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description);
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
