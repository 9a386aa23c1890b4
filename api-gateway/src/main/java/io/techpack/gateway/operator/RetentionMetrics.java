package io.techpack.gateway.operator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.settings.RetentionSettings;
import io.techpack.retention.Retention;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Progress;
import io.techpack.retention.Retention.Slice;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts what was deleted for its age, and shows for how long nobody did that. Thread-safe. */
@Component
class RetentionMetrics {

    private static final String NOW = "now";

    private final Map<Kind, Counter> purged = new EnumMap<>(Kind.class);
    private final LoadingCache<String, Duration> overdue;
    private volatile int pace;

    RetentionMetrics(
            Retention retention,
            RetentionSettings settings,
            GatewaySettings gateway,
            MeterRegistry metrics) {
        this.overdue =
                Caffeine.newBuilder()
                        .expireAfterWrite(gateway.queueMetrics())
                        .build(_ -> retention.overdue(settings.interval()));
        Gauge.builder("techpack.retention.overdue.seconds", this, RetentionMetrics::overdueSeconds)
                .description("How long a pass of the retention has been due, without a sign of one")
                .register(metrics);
        Gauge.builder("techpack.retention.pace", this, of -> of.pace)
                .description(
                        "How many times as fast as gently this process deletes; 0 while it does not")
                .register(metrics);
        for (Kind kind : Kind.values()) {
            purged.put(
                    kind,
                    Counter.builder("techpack.retention.purged")
                            .description("What was deleted for its age")
                            .tag("kind", kind.id())
                            .register(metrics));
        }
    }

    /** A pass of this process goes on. */
    void goesOn(Progress progress) {
        pace = progress.speedup();
        count(progress.slice());
    }

    /** No pass of this process goes on. */
    void rests() {
        pace = 0;
    }

    void count(Slice slice) {
        Counter counter = purged.get(slice.from().kind());
        if (counter != null) {
            counter.increment(slice.deleted());
        }
    }

    private double overdueSeconds() {
        try {
            return overdue.get(NOW).toMillis() / 1_000.0;
        } catch (DatabaseUnavailable _) {
            return Double.NaN;
        }
    }
}
