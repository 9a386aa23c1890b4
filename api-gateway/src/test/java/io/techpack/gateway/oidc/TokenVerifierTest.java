package io.techpack.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.settings.OidcSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TokenVerifierTest {

    private final TestIssuer issuer = new TestIssuer();
    private Instant now = Instant.now();
    private final TokenVerifier verifier = verifier(issuer.url(), true);

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void tokens_of_either_kind_of_key_are_accepted_and_read() {
        VerifiedToken token =
                verifier.verify(issuer.token(issuer.claims().claim("account_id", "a")));

        assertThat(token.account()).contains("a");
        assertThat(token.subject()).isEqualTo("somebody");
        assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "jobs");
        assertThat(
                        verifier.verify(
                                        issuer.tokenOnCurve(
                                                issuer.claims()
                                                        .audience(List.of("other", "techpack"))
                                                        .claim("scope", List.of("admin"))))
                                .scopes())
                .containsExactly("admin");
        assertThat(verifier.verify(issuer.token(issuer.claims().claim("scope", 7))).scopes())
                .isEmpty();
        assertThat(issuer.keysRead()).isEqualTo(1);
    }

    @Test
    void only_what_looks_like_a_token_is_taken_for_one() {
        assertThat(verifier.isToken(issuer.token(issuer.claims()))).isTrue();
        assertThat(verifier.isToken(issuer.unsigned(issuer.claims()))).isTrue();
        assertThat(verifier.isToken("tp_0123456789_" + "x".repeat(43))).isFalse();
        assertThat(verifier.isToken("a.b")).isFalse();
        assertThat(unset().isToken(issuer.token(issuer.claims()))).isFalse();
    }

    @Test
    void a_token_without_a_signature_is_refused() {
        refused(issuer.unsigned(issuer.claims()), "not signed");
    }

    @Test
    void the_public_key_is_no_secret_to_sign_with() {
        refused(issuer.signedWithThePublicKey(issuer.claims()), "not signed");
    }

    @Test
    void a_token_of_anybody_else_is_refused() {
        try (TestIssuer other = new TestIssuer()) {
            refused(other.token(issuer.claims()), "not signed");
        }
        refused(issuer.token(issuer.claims().issuer("https://other.example")), "another issuer");
        refused(issuer.token(issuer.claims().issuer(null)), "another issuer");
    }

    @Test
    void a_token_whose_text_was_changed_is_refused() {
        String[] parts = issuer.token(issuer.claims()).split("\\.");
        String other = issuer.token(issuer.claims().subject("else")).split("\\.")[1];

        refused(parts[0] + "." + other + "." + parts[2], "not signed");
        refused(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()), "not signed");
        refused("e30.e30.e30", "not signed");
    }

    @Test
    void a_token_for_another_application_is_refused() {
        refused(issuer.token(issuer.claims().audience("other")), "audience techpack");
        refused(issuer.token(issuer.claims().audience((String) null)), "audience techpack");
    }

    @Test
    void clocks_may_differ_by_a_minute_and_no_more() {
        Instant expiry = now.plusSeconds(600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String token = issuer.token(claims(null, expiry));
        now = expiry.plusSeconds(59);
        verifier.verify(token);
        now = expiry.plusSeconds(60);
        refused(token, "expired at " + expiry);

        String early = issuer.token(claims(expiry, expiry.plusSeconds(600)));
        now = expiry.minusSeconds(60);
        verifier.verify(early);
        now = expiry.minusSeconds(61);
        refused(early, "not valid before");
    }

    @Test
    void a_token_has_to_expire_some_day() {
        refused(issuer.token(claims(null, null)), "never expires");
    }

    @Test
    void a_claim_of_the_wrong_type_is_refused() {
        refused(issuer.token(issuer.claims().claim("account_id", List.of("a"))), "wrong type");
    }

    @Test
    void new_keys_are_found_at_once_and_the_old_ones_are_worth_nothing() {
        String before = issuer.token(issuer.claims());
        verifier.verify(before);

        issuer.rotate();

        verifier.verify(issuer.token(issuer.claims()));
        refused(before, "not signed");
    }

    @Test
    void unknown_keys_do_not_have_the_issuer_asked_each_time() {
        verifier.verify(issuer.token(issuer.claims()));
        try (TestIssuer other = new TestIssuer()) {
            String foreign = other.token(issuer.claims());
            for (int i = 0; i < 30; i++) {
                refused(foreign, "not signed");
            }
        }

        // a rest of two seconds lets two through
        assertThat(issuer.keysRead()).isLessThan(10);
        verifier.verify(issuer.token(issuer.claims()));
    }

    @Test
    void keys_that_are_known_outlast_the_issuer() {
        String token = issuer.token(issuer.claims());
        verifier.verify(token);

        issuer.down(true);

        verifier.verify(token);
    }

    @Test
    void while_the_issuer_is_down_nothing_can_be_said_and_then_it_can() {
        issuer.down(true);
        String token = issuer.token(issuer.claims());

        unavailable(verifier, token);
        unavailable(verifier, token); // and does not ask again so soon
        issuer.down(false);

        org.awaitility.Awaitility.await()
                .ignoreException(ApiException.class)
                .untilAsserted(() -> verifier.verify(token));
    }

    @Test
    void an_issuer_that_listens_nowhere_is_unavailable() {
        TestIssuer gone = new TestIssuer();
        gone.close();

        unavailable(verifier(gone.url(), true), gone.token(gone.claims()));
    }

    @Test
    void a_discovery_document_of_somebody_else_is_not_believed() {
        issuer.claimToBe("https://other.example");

        unavailable(verifier, issuer.token(issuer.claims()));
        assertThat(issuer.keysRead()).isZero();
    }

    @Test
    void keys_are_read_through_tls_only() {
        assertThatThrownBy(() -> verifier(issuer.url(), false))
                .hasMessageContaining("must be an https URL");
        assertThatThrownBy(() -> verifier("http://login.example", true))
                .hasMessageContaining("must be an https URL");
        verifier("https://login.example", false);

        issuer.pointTo("http://login.example/keys");

        unavailable(verifier, issuer.token(issuer.claims()));
    }

    private JWTClaimsSet.Builder claims(@Nullable Instant from, @Nullable Instant to) {
        return issuer.claims()
                .notBeforeTime(from == null ? null : Date.from(from))
                .expirationTime(to == null ? null : Date.from(to));
    }

    private void refused(String token, String why) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
                            assertThat(refused.sentence()).contains(why);
                        });
    }

    private static void unavailable(TokenVerifier verifier, String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    private TokenVerifier verifier(String url, boolean allowLoopback) {
        return new TokenVerifier(
                settings(Optional.of(URI.create(url))), gateway(allowLoopback), () -> now);
    }

    private TokenVerifier unset() {
        return new TokenVerifier(settings(Optional.empty()), gateway(false), () -> now);
    }

    private static OidcSettings settings(Optional<URI> url) {
        return new OidcSettings(
                url.orElse(null),
                List.of(TestIssuer.AUDIENCE),
                "account_id",
                "scope",
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(3));
    }

    private static GatewaySettings gateway(boolean allowLoopback) {
        return new Binder(
                        new MapConfigurationPropertySource(
                                Map.of(
                                        "techpack.gateway.fetch.allow-loopback",
                                        Boolean.toString(allowLoopback))))
                .bindOrCreate("techpack.gateway", GatewaySettings.class);
    }
}
