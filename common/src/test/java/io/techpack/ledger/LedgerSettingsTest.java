package io.techpack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.process.BoundProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerSettingsTest {

    @Test
    void the_defaults() {
        assertThat(bound(Map.of())).isEqualTo(LedgerSettings.DEFAULTS);
    }

    @Test
    void every_name() {
        assertThat(
                        bound(
                                Map.of(
                                        "largest-batch", "1",
                                        "sweep-after", "2s",
                                        "lease-time", "3s")))
                .isEqualTo(new LedgerSettings(1, Duration.ofSeconds(2), Duration.ofSeconds(3)));
    }

    @Test
    void nonsense_is_refused_with_its_value() {
        assertThatThrownBy(() -> new LedgerSettings(0, Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("largestBatch is 0");
        assertThatThrownBy(() -> new LedgerSettings(1, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("PT0S");
    }

    private static LedgerSettings bound(Map<String, String> properties) {
        return BoundProperties.of("techpack.ledger", LedgerSettings.class, properties);
    }
}
