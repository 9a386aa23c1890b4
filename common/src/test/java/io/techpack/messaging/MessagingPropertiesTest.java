package io.techpack.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.process.BoundProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class MessagingPropertiesTest {

    @Test
    void the_defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new MessagingProperties(
                                8,
                                (short) -1,
                                "techpack-workers",
                                DataSize.ofKilobytes(32),
                                Duration.ofSeconds(1)));
    }

    @Test
    void every_name() {
        assertThat(
                        bound(
                                Map.of(
                                        "partitions", "1",
                                        "replication-factor", "2",
                                        "worker-group", "g",
                                        "largest-handover", "1KB",
                                        "retry-after", "3s")))
                .isEqualTo(
                        new MessagingProperties(
                                1, (short) 2, "g", DataSize.ofKilobytes(1), Duration.ofSeconds(3)));
    }

    private static MessagingProperties bound(Map<String, String> properties) {
        return BoundProperties.of("techpack.kafka", MessagingProperties.class, properties);
    }
}
