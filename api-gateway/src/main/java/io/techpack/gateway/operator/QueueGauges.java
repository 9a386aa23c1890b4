package io.techpack.gateway.operator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.JobTypes;
import io.techpack.job.Stage;
import io.techpack.query.OperatorQueries;
import io.techpack.query.OperatorQueries.Depth;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * Shows how much work is due by stage. The database is queried when the gauges are read, but only
 * every few seconds and once for all of them. Thread-safe.
 */
@Component
class QueueGauges {

    private static final String NOW = "now";

    private final LoadingCache<String, Map<Stage, Depth>> depths;

    QueueGauges(
            OperatorQueries queries,
            JobTypes types,
            GatewaySettings settings,
            MeterRegistry metrics) {
        this.depths =
                Caffeine.newBuilder()
                        .expireAfterWrite(settings.queueMetrics())
                        .build(_ -> queries.queueDepths());
        for (Stage stage : types.stages()) {
            gauge(metrics, stage, "techpack.queue.depth", "Jobs that are due", Depth::jobs);
            gauge(
                    metrics,
                    stage,
                    "techpack.queue.oldest.seconds",
                    "How long the oldest due job has been due",
                    depth -> depth.oldest().toMillis() / 1_000.0);
        }
    }

    private void gauge(
            MeterRegistry metrics,
            Stage stage,
            String name,
            String description,
            ToDoubleFunction<Depth> value) {
        Gauge.builder(name, this, gauges -> gauges.read(stage, value))
                .description(description)
                .tag("stage", stage.id())
                .register(metrics);
    }

    private double read(Stage stage, ToDoubleFunction<Depth> value) {
        try {
            return value.applyAsDouble(depths.get(NOW).getOrDefault(stage, Depth.EMPTY));
        } catch (DatabaseUnavailable _) {
            return Double.NaN;
        }
    }
}
