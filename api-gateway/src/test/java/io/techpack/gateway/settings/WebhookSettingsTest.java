package io.techpack.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookSettingsTest {

    @Test
    void without_configuration_the_defaults_hold() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new WebhookSettings(
                                20,
                                Duration.ofHours(24),
                                Duration.ofDays(5),
                                Duration.ofDays(30),
                                new WebhookSettings.Sending(
                                        64,
                                        4,
                                        16,
                                        Duration.ofSeconds(15),
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(2)),
                                new WebhookSettings.Retries(
                                        Duration.ofSeconds(5),
                                        Duration.ofHours(2),
                                        Duration.ofHours(24))));
    }

    @Test
    void everything_can_be_configured_by_its_name() {
        assertThat(
                        bind(
                                Map.ofEntries(
                                        Map.entry("most", "1"),
                                        Map.entry("secret-grace", "2h"),
                                        Map.entry("disable-after", "3d"),
                                        Map.entry("retention", "4d"),
                                        Map.entry("sending.at-once", "5"),
                                        Map.entry("sending.per-receiver", "6"),
                                        Map.entry("sending.per-account", "7"),
                                        Map.entry("sending.time-limit", "8s"),
                                        Map.entry("sending.lease", "16s"),
                                        Map.entry("sending.sweep", "10s"),
                                        Map.entry("retries.first", "11s"),
                                        Map.entry("retries.longest", "12s"),
                                        Map.entry("retries.give-up-after", "13s"))))
                .isEqualTo(
                        new WebhookSettings(
                                1,
                                Duration.ofHours(2),
                                Duration.ofDays(3),
                                Duration.ofDays(4),
                                new WebhookSettings.Sending(
                                        5,
                                        6,
                                        7,
                                        Duration.ofSeconds(8),
                                        Duration.ofSeconds(16),
                                        Duration.ofSeconds(10)),
                                new WebhookSettings.Retries(
                                        Duration.ofSeconds(11),
                                        Duration.ofSeconds(12),
                                        Duration.ofSeconds(13))));
    }

    @Test
    void a_lease_that_may_end_while_its_delivery_is_sent_is_refused() {
        assertThatThrownBy(() -> bind(Map.of("sending.lease", "20s")))
                .rootCause()
                .hasMessageContaining("at least twice the time-limit");
    }

    private static WebhookSettings bind(Map<String, String> properties) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put("techpack.webhooks." + name, value));
        return new Binder(source).bindOrCreate("techpack.webhooks", WebhookSettings.class);
    }
}
