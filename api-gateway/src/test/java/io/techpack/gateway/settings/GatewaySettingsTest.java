package io.techpack.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class GatewaySettingsTest {

    @Test
    void without_configuration_the_defaults_hold() {
        GatewaySettings settings = bind(Map.of());

        assertThat(settings)
                .isEqualTo(
                        new GatewaySettings(
                                null,
                                false,
                                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                                null,
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(2),
                                DataSize.ofMegabytes(2),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(2),
                                new GatewaySettings.Audit(Duration.ofSeconds(1), 100),
                                new GatewaySettings.Waiting(
                                        Duration.ofMinutes(10),
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(3)),
                                new GatewaySettings.Links(null, Duration.ofHours(1)),
                                new GatewaySettings.Events(
                                        Duration.ofSeconds(15), Duration.ofHours(1)),
                                new GatewaySettings.Pictures(
                                        DataSize.ofMegabytes(10),
                                        256,
                                        8192,
                                        DataSize.ofMegabytes(256)),
                                new GatewaySettings.Sending(
                                        Duration.ofSeconds(20),
                                        Duration.ofSeconds(20),
                                        DataSize.ofKilobytes(8)),
                                new GatewaySettings.Fetch(
                                        false, List.of(80, 443), Duration.ofSeconds(15), 3),
                                new GatewaySettings.Cors(List.of(), Duration.ofHours(1))));
    }

    @Test
    void everything_can_be_configured_by_its_name() {
        GatewaySettings settings =
                bind(
                        Map.ofEntries(
                                Map.entry("public-url", "https://techpack.example"),
                                Map.entry("standalone", "true"),
                                Map.entry("demo-account", new UUID(1, 2).toString()),
                                Map.entry("admin-key", "a key that nobody guesses"),
                                Map.entry("key-cache", "1s"),
                                Map.entry("key-usage", "2s"),
                                Map.entry("poll-advice", "3s"),
                                Map.entry("largest-body", "1KB"),
                                Map.entry("queue-metrics", "4s"),
                                Map.entry("drain", "9s"),
                                Map.entry("audit.pause", "8s"),
                                Map.entry("audit.pause-factor", "10"),
                                Map.entry("waiting.operations", "1m"),
                                Map.entry("waiting.longest", "5s"),
                                Map.entry("waiting.recheck", "6s"),
                                Map.entry("links.secret", "a secret of thirty-two letters or more"),
                                Map.entry("links.lifetime", "2h"),
                                Map.entry("events.heartbeat", "7s"),
                                Map.entry("events.longest", "2h"),
                                Map.entry("pictures.largest", "1MB"),
                                Map.entry("pictures.shortest-side", "1"),
                                Map.entry("pictures.longest-side", "2"),
                                Map.entry("pictures.most-memory", "64MB"),
                                Map.entry("sending.silence", "1s"),
                                Map.entry("sending.grace", "2s"),
                                Map.entry("sending.slowest", "3KB"),
                                Map.entry("fetch.allow-loopback", "true"),
                                Map.entry("fetch.ports", "8080"),
                                Map.entry("fetch.time-limit", "7s"),
                                Map.entry("fetch.redirects", "0"),
                                Map.entry("cors.allowed-origins", "https://shop.example"),
                                Map.entry("cors.max-age", "5m")));

        LinkSecret secret = Objects.requireNonNull(settings.links().secret());
        assertThat(secret.bytes()).asString().isEqualTo("a secret of thirty-two letters or more");
        AdminKey key = Objects.requireNonNull(settings.adminKey());
        assertThat(key.is("a key that nobody guesses")).isTrue();
        assertThat(settings)
                .isEqualTo(
                        new GatewaySettings(
                                URI.create("https://techpack.example"),
                                true,
                                new UUID(1, 2),
                                key,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                DataSize.ofKilobytes(1),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(9),
                                new GatewaySettings.Audit(Duration.ofSeconds(8), 10),
                                new GatewaySettings.Waiting(
                                        Duration.ofMinutes(1),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(6)),
                                new GatewaySettings.Links(secret, Duration.ofHours(2)),
                                new GatewaySettings.Events(
                                        Duration.ofSeconds(7), Duration.ofHours(2)),
                                new GatewaySettings.Pictures(
                                        DataSize.ofMegabytes(1), 1, 2, DataSize.ofMegabytes(64)),
                                new GatewaySettings.Sending(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(2),
                                        DataSize.ofKilobytes(3)),
                                new GatewaySettings.Fetch(
                                        true, List.of(8080), Duration.ofSeconds(7), 0),
                                new GatewaySettings.Cors(
                                        List.of("https://shop.example"), Duration.ofMinutes(5))));
    }

    @Test
    void secrets_are_not_shown() {
        assertThat(bind(Map.of("links.secret", "thirty-two letters nobody guesses")).toString())
                .doesNotContain("nobody guesses");
        assertThat(bind(Map.of("admin-key", "a key that nobody guesses")).toString())
                .doesNotContain("nobody guesses");
    }

    @Test
    void short_secrets_and_addresses_that_are_none_are_refused() {
        assertThatThrownBy(() -> bind(Map.of("admin-key", "short")))
                .rootCause()
                .hasMessageContaining("at least 20");
        assertThatThrownBy(() -> bind(Map.of("links.secret", "thirty-one is not quite enough.")))
                .rootCause()
                .hasMessageContaining("at least 32");
        assertThatThrownBy(() -> bind(Map.of("public-url", "techpack")))
                .rootCause()
                .hasMessageContaining("needs a scheme and a host");
        assertThatThrownBy(() -> bind(Map.of("cors.allowed-origins", "shop.example/path")))
                .rootCause()
                .hasMessageContaining("an origin is a scheme and a host");
    }

    private static GatewaySettings bind(Map<String, String> properties) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put("techpack.gateway." + name, value));
        return new Binder(source).bindOrCreate("techpack.gateway", GatewaySettings.class);
    }
}
