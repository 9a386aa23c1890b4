package io.techpack.gateway.operator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.query.OperatorQueries;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Shows for how long a transaction has kept the database from cleaning up: the queue's index fills
 * with dead entries meanwhile, and claims slow down. Thread-safe.
 */
@Component
class VacuumGauge {

    private static final String NOW = "now";

    private final LoadingCache<String, Duration> age;

    VacuumGauge(OperatorQueries queries, GatewaySettings settings, MeterRegistry metrics) {
        this.age =
                Caffeine.newBuilder()
                        .expireAfterWrite(settings.queueMetrics())
                        .build(_ -> queries.oldestSnapshot());
        Gauge.builder("techpack.database.snapshot.oldest.seconds", this, VacuumGauge::seconds)
                .description("How long a transaction has held a snapshot, which stops vacuum")
                .register(metrics);
    }

    private double seconds() {
        try {
            return StageDocument.seconds(age.get(NOW));
        } catch (DatabaseUnavailable _) {
            return Double.NaN;
        }
    }
}
