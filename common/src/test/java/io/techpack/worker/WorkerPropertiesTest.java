package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.RetryPolicy;
import io.techpack.process.BoundProperties;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerPropertiesTest {

    @Test
    void the_defaults() {
        WorkerProperties defaults = bind(Map.of());

        assertThat(defaults.capacity()).isEqualTo(8);
        assertThat(defaults.timeLimit()).isEqualTo(Duration.ofMinutes(3));
        assertThat(defaults.maxAttempts()).isEqualTo(3);
        assertThat(defaults.firstRetryDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.longestRetryDelay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(defaults.grace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(defaults.stuckAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(defaults.heartbeatInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(defaults.idleSweepInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.busySweepInterval()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(defaults.busySweepMinAge()).isZero();
        assertThat(defaults.rescueInterval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.circuit())
                .isEqualTo(
                        new WorkerProperties.CircuitLimits(
                                5, Duration.ofSeconds(5), Duration.ofMinutes(1)));
        assertThat(defaults.stages()).isEmpty();
    }

    @Test
    void every_name() {
        WorkerProperties properties =
                bind(
                        Map.ofEntries(
                                Map.entry("capacity", "1"),
                                Map.entry("time-limit", "2s"),
                                Map.entry("max-attempts", "3"),
                                Map.entry("first-retry-delay", "4s"),
                                Map.entry("longest-retry-delay", "5s"),
                                Map.entry("grace", "6s"),
                                Map.entry("stuck-after", "7s"),
                                Map.entry("heartbeat-interval", "8s"),
                                Map.entry("idle-sweep-interval", "9s"),
                                Map.entry("busy-sweep-interval", "10s"),
                                Map.entry("busy-sweep-min-age", "11s"),
                                Map.entry("rescue-interval", "12s"),
                                Map.entry("circuit.failures", "16"),
                                Map.entry("circuit.first-wait", "17s"),
                                Map.entry("circuit.longest-wait", "18s"),
                                Map.entry("eager-next-stage", "false"),
                                Map.entry("speculative-next-stage", "false"),
                                Map.entry("eager-first-stage", "false"),
                                Map.entry("stages.close-ups.capacity", "13"),
                                Map.entry("stages.close-ups.time-limit", "14s"),
                                Map.entry("stages.close-ups.max-attempts", "15")));

        assertThat(properties)
                .isEqualTo(
                        new WorkerProperties(
                                1,
                                Duration.ofSeconds(2),
                                3,
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(11),
                                Duration.ofSeconds(12),
                                false,
                                false,
                                false,
                                new WorkerProperties.CircuitLimits(
                                        16, Duration.ofSeconds(17), Duration.ofSeconds(18)),
                                Map.of(
                                        "close-ups",
                                        new WorkerProperties.StageLimits(
                                                13, Duration.ofSeconds(14), 15))));
        assertThat(properties.capacityOf(TechPackStage.CLOSE_UPS)).isEqualTo(13);
        assertThat(properties.capacityOf(TechPackStage.SKETCHES)).isEqualTo(1);
        assertThat(properties.timeLimitOf(TechPackStage.CLOSE_UPS))
                .isEqualTo(Duration.ofSeconds(14));
        assertThat(properties.retryPolicyOf(TechPackStage.CLOSE_UPS))
                .isEqualTo(new RetryPolicy(15, Duration.ofSeconds(4), Duration.ofSeconds(5)));
    }

    private static WorkerProperties bind(Map<String, String> properties) {
        return BoundProperties.of("techpack.worker", WorkerProperties.class, properties);
    }
}
