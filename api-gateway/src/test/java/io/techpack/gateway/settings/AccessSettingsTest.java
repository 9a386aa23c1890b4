package io.techpack.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Rate limits and the issuer of tokens. */
class AccessSettingsTest {

    private static final String RATES = "techpack.gateway.rate-limits";
    private static final String OIDC = "techpack.gateway.oidc";

    @Test
    void without_configuration_rates_are_generous_and_no_issuer_is_known() {
        assertThat(bind(RATES, RateLimitSettings.class, Map.of()))
                .isEqualTo(
                        new RateLimitSettings(
                                true,
                                new RateLimitSettings.Writes(100, 1_000),
                                new RateLimitSettings.Reads(10_000, 100_000),
                                4_000));
        assertThat(bind(OIDC, OidcSettings.class, Map.of()))
                .isEqualTo(
                        new OidcSettings(
                                null,
                                List.of(),
                                "account_id",
                                "scope",
                                Duration.ofSeconds(60),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(3)));
    }

    @Test
    void everything_can_be_configured_by_its_name() {
        assertThat(
                        bind(
                                RATES,
                                RateLimitSettings.class,
                                Map.of(
                                        "enabled", "false",
                                        "writes.per-second", "1",
                                        "writes.burst", "2",
                                        "reads.per-second", "3",
                                        "reads.burst", "4",
                                        "held-requests", "5")))
                .isEqualTo(
                        new RateLimitSettings(
                                false,
                                new RateLimitSettings.Writes(1, 2),
                                new RateLimitSettings.Reads(3, 4),
                                5));
        assertThat(
                        bind(
                                OIDC,
                                OidcSettings.class,
                                Map.of(
                                        "issuer", "https://login.example/realm",
                                        "audience", "techpack,other",
                                        "account-claim", "tenant",
                                        "scopes-claim", "roles",
                                        "clock-skew", "1s",
                                        "keys-for", "2m",
                                        "time-limit", "4s")))
                .isEqualTo(
                        new OidcSettings(
                                URI.create("https://login.example/realm"),
                                List.of("techpack", "other"),
                                "tenant",
                                "roles",
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(2),
                                Duration.ofSeconds(4)));
    }

    @Test
    void what_would_let_in_too_many_or_nobody_is_refused() {
        assertThatThrownBy(
                        () -> bind(OIDC, OidcSettings.class, Map.of("issuer", "https://l.example")))
                .rootCause()
                .hasMessageContaining("audience is missing");
        assertThatThrownBy(() ->
                        bind(
                                OIDC,
                                OidcSettings.class,
                                Map.of("issuer", "login", "audience", "techpack")))
                .rootCause()
                .hasMessageContaining("needs a scheme and a host");
        assertThatThrownBy(() -> bind(RATES, RateLimitSettings.class, Map.of("writes.burst", "99")))
                .rootCause()
                .hasMessageContaining("at least what a second allows, 100");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> properties) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put(prefix + "." + name, value));
        return new Binder(source).bindOrCreate(prefix, type);
    }
}
