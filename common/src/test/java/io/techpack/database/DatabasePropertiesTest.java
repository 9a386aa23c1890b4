package io.techpack.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.process.BoundProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabasePropertiesTest {

    @Test
    void without_configuration_there_is_no_replica() {
        assertThat(bound(Map.of()))
                .isEqualTo(new DatabaseProperties("", 10, Duration.ofSeconds(1)));
    }

    @Test
    void everything_can_be_configured_by_its_name() {
        assertThat(
                        bound(
                                Map.of(
                                        "replica-url", "jdbc:postgresql://replica/techpack",
                                        "replica-connections", "5",
                                        "replica-timeout", "2s")))
                .isEqualTo(
                        new DatabaseProperties(
                                "jdbc:postgresql://replica/techpack", 5, Duration.ofSeconds(2)));
    }

    private static DatabaseProperties bound(Map<String, String> properties) {
        return BoundProperties.of("techpack.database", DatabaseProperties.class, properties);
    }
}
