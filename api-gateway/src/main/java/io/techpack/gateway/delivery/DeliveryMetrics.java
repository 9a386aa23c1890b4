package io.techpack.gateway.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.webhook.DeliveryQueue;
import io.techpack.webhook.DeliveryQueue.Backlog;
import io.techpack.webhook.DeliveryQueue.Verdict;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Counts what came of deliveries and shows how many are due. Thread-safe. */
@Component
class DeliveryMetrics {

    private static final String NOW = "now";

    private final MeterRegistry metrics;
    private final Timer duration;
    private final LoadingCache<String, Backlog> backlog;

    DeliveryMetrics(DeliveryQueue queue, GatewaySettings settings, MeterRegistry metrics) {
        this.metrics = metrics;
        this.duration =
                Timer.builder("techpack.webhook.duration")
                        .description("How long attempts to deliver webhooks took")
                        .register(metrics);
        this.backlog =
                Caffeine.newBuilder()
                        .expireAfterWrite(settings.queueMetrics())
                        .build(_ -> queue.backlog());
        gauge("techpack.webhook.backlog", "Webhook deliveries that are due", Backlog::deliveries);
        gauge(
                "techpack.webhook.oldest.seconds",
                "How long the oldest due webhook delivery has been due",
                due -> due.oldest().toMillis() / 1_000.0);
        // from the start, so that their first increase is one
        for (String outcome :
                new String[] {"delivered", "retried", "failed", "gone", "unwanted", "unrecorded"}) {
            outcome(outcome);
        }
    }

    private void gauge(String name, String description, ToDoubleFunction<Backlog> value) {
        Gauge.builder(name, this, all -> all.read(value))
                .description(description)
                .register(metrics);
    }

    private double read(ToDoubleFunction<Backlog> value) {
        try {
            return value.applyAsDouble(backlog.get(NOW));
        } catch (DatabaseUnavailable _) {
            return Double.NaN;
        }
    }

    void took(Duration time) {
        duration.record(time);
    }

    void recorded(Verdict verdict) {
        outcome(
                        switch (verdict) {
                            case Verdict.Delivered _ -> "delivered";
                            case Verdict.Again _ -> "retried";
                            case Verdict.Failed _ -> "failed";
                            case Verdict.Gone _ -> "gone";
                            case Verdict.Unwanted _ -> "unwanted";
                        })
                .increment();
    }

    /** Sent perhaps, and sent again. */
    void unrecorded() {
        outcome("unrecorded").increment();
    }

    private Counter outcome(String outcome) {
        return Counter.builder("techpack.webhook.deliveries")
                .description("Attempts to deliver webhooks, by what came of them")
                .tag("outcome", outcome)
                .register(metrics);
    }
}
