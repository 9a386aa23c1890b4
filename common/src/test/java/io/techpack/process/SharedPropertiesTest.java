package io.techpack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.artifact.ArtifactProperties;
import io.techpack.ledger.LedgerSettings;
import io.techpack.messaging.MessagingProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings that every process reads, whatever it does. */
class SharedPropertiesTest {

    @Test
    void the_defaults() {
        assertThat(bind("techpack.ledger", LedgerSettings.class, Map.of()))
                .isEqualTo(LedgerSettings.DEFAULTS);
        assertThat(bind("techpack.kafka", MessagingProperties.class, Map.of()))
                .isEqualTo(
                        new MessagingProperties(
                                8, (short) -1, "techpack-workers", Duration.ofSeconds(1)));
        assertThat(bind("techpack.artifacts", ArtifactProperties.class, Map.of()))
                .isEqualTo(new ArtifactProperties(Path.of(".techpack/artifacts")));
    }

    @Test
    void every_name() {
        assertThat(
                        bind(
                                "techpack.ledger",
                                LedgerSettings.class,
                                Map.of(
                                        "largest-batch",
                                        "1",
                                        "sweep-after",
                                        "2s",
                                        "lease-time",
                                        "3s")))
                .isEqualTo(new LedgerSettings(1, Duration.ofSeconds(2), Duration.ofSeconds(3)));
        assertThat(
                        bind(
                                "techpack.kafka",
                                MessagingProperties.class,
                                Map.of(
                                        "partitions",
                                        "1",
                                        "replication-factor",
                                        "2",
                                        "worker-group",
                                        "g",
                                        "retry-after",
                                        "3s")))
                .isEqualTo(new MessagingProperties(1, (short) 2, "g", Duration.ofSeconds(3)));
        assertThat(
                        bind(
                                "techpack.artifacts",
                                ArtifactProperties.class,
                                Map.of("directory", "/pictures")))
                .isEqualTo(new ArtifactProperties(Path.of("/pictures")));
    }

    @Test
    void nonsense_is_refused_with_its_value() {
        assertThatThrownBy(() -> new LedgerSettings(0, Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("largestBatch is 0");
        assertThatThrownBy(() -> new LedgerSettings(1, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("PT0S");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put(prefix + "." + name, value));
        return new Binder(source).bindOrCreate(prefix, type);
    }
}
