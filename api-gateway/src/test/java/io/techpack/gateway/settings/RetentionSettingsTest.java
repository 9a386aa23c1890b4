package io.techpack.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.retention.Retention;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetentionSettingsTest {

    private static final String PREFIX = "techpack.retention";

    @Test
    void without_configuration_nothing_is_deleted() {
        RetentionSettings settings = bind(Map.of());

        assertThat(settings)
                .isEqualTo(
                        new RetentionSettings(
                                null,
                                null,
                                null,
                                null,
                                500,
                                Duration.ofMillis(100),
                                4,
                                Duration.ofDays(1),
                                Duration.ofHours(1),
                                Duration.ofHours(24)));
        assertThat(settings.ages()).isEqualTo(Retention.Ages.NONE);
    }

    @Test
    void everything_can_be_configured_by_its_name() {
        RetentionSettings settings =
                bind(
                        Map.of(
                                "ended-jobs", "90d",
                                "products", "730d",
                                "cached-items", "180d",
                                "unreferenced-artifacts", "7d",
                                "batch", "100",
                                "pause", "1s",
                                "pause-factor", "9",
                                "catch-up", "6h",
                                "interval", "2h",
                                "collection-interval", "3h"));

        assertThat(settings)
                .isEqualTo(
                        new RetentionSettings(
                                Duration.ofDays(90),
                                Duration.ofDays(730),
                                Duration.ofDays(180),
                                Duration.ofDays(7),
                                100,
                                Duration.ofSeconds(1),
                                9,
                                Duration.ofHours(6),
                                Duration.ofHours(2),
                                Duration.ofHours(3)));
        assertThat(settings.ages().endedJobs()).isEqualTo(Optional.of(Duration.ofDays(90)));
        assertThat(settings.pace())
                .isEqualTo(
                        new Retention.Pace(
                                100,
                                Duration.ofMillis(5),
                                Duration.ofSeconds(1),
                                9,
                                Duration.ofHours(6)));
    }

    @ParameterizedTest
    @CsvSource({
        "ended-jobs, 23h",
        "products, 1h",
        "cached-items, 0s",
        "unreferenced-artifacts, 59m",
        "interval, 1ms",
        "catch-up, 59s",
        "pause, -1s"
    })
    void an_age_that_would_take_what_is_in_use_is_refused_by_its_name(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value)))
                .hasStackTraceContaining("techpack.retention." + name)
                .hasStackTraceContaining("it must be at least");
    }

    @ParameterizedTest
    @CsvSource({
        "ended-jobs, 18251d",
        "products, 20000d",
        "cached-items, 36500d",
        "unreferenced-artifacts, 18251d"
    })
    void an_age_that_nothing_can_have_is_refused_by_its_name(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value)))
                .hasStackTraceContaining("techpack.retention." + name)
                .hasStackTraceContaining("it must be at most 18250 days");
    }

    private static RetentionSettings bind(Map<String, String> properties) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put(PREFIX + "." + name, value));
        return new Binder(source).bindOrCreate(PREFIX, RetentionSettings.class);
    }
}
