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
import io.techpack.query.StageStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Shows how much work is due by stage, and what operators have paused. The database is queried when
 * the gauges are read, but only every few seconds and once for all of them. Thread-safe.
 */
@Component
class QueueGauges {

    private static final String NOW = "now";

    private final LoadingCache<String, Map<Stage, StageStatus>> stages;

    QueueGauges(
            OperatorQueries queries,
            JobTypes types,
            GatewaySettings settings,
            MeterRegistry metrics) {
        this.stages =
                Caffeine.newBuilder()
                        .expireAfterWrite(settings.queueMetrics())
                        .build(_ -> byStage(queries.stages()));
        for (Stage stage : types.stages()) {
            gauge(
                    metrics,
                    stage,
                    "techpack.queue.depth",
                    "Jobs that are due",
                    status -> status.queue().due());
            gauge(
                    metrics,
                    stage,
                    "techpack.queue.oldest.seconds",
                    "How long the oldest due job has been due",
                    status -> StageDocument.seconds(status.queue().oldest()));
            gauge(
                    metrics,
                    stage,
                    "techpack.stage.paused",
                    "Whether an operator has paused the stage: 1 if so, else 0",
                    status -> status.pause().isPresent() ? 1 : 0);
        }
    }

    private void gauge(
            MeterRegistry metrics,
            Stage stage,
            String name,
            String description,
            ToDoubleFunction<StageStatus> value) {
        Gauge.builder(name, this, gauges -> gauges.read(stage, value))
                .description(description)
                .tag("stage", stage.id())
                .register(metrics);
    }

    private static Map<Stage, StageStatus> byStage(List<StageStatus> stages) {
        return stages.stream().collect(Collectors.toMap(StageStatus::stage, Function.identity()));
    }

    private double read(Stage stage, ToDoubleFunction<StageStatus> value) {
        try {
            return value.applyAsDouble(Objects.requireNonNull(stages.get(NOW).get(stage)));
        } catch (DatabaseUnavailable _) {
            return Double.NaN;
        }
    }
}
