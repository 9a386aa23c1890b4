package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.gateway.oidc.TestIssuer;
import io.techpack.job.AccountId;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID Connect issuer beside API keys. */
class OidcTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestIssuer issuer = TestGateway.ISSUER;
    private final TestAccount account = gateway.account(7);
    private final String subject = "person-" + UUID.randomUUID();
    private final String subjectPath = API + "/admin/accounts/" + account.id() + "/subject";

    @Test
    void a_token_that_names_an_account_acts_as_it() {
        TestClient bearer = bearer(named(account.id().toString()));

        TestResponse credits = bearer.get(API + "/credits").is(200);

        assertThat(credits.text("accountId")).isEqualTo(account.id().toString());
        assertThat(credits.header("RateLimit-Policy")).isNotEmpty();
        bearer.get(API + "/admin/accounts").refuses(403, "FORBIDDEN");
    }

    @Test
    void a_token_acts_as_the_account_that_has_its_subject() {
        TestClient bearer = bearer(issuer.claims().subject(subject));
        assertThat(bearer.get(API + "/credits").refuses(403, "FORBIDDEN").text("error"))
                .contains("no account is known by its subject");

        gateway.operator().put(subjectPath, "{\"subject\":\"%s\"}".formatted(subject)).is(200);

        assertThat(bearer.get(API + "/credits").is(200).text("accountId"))
                .isEqualTo(account.id().toString());
        String other = API + "/admin/accounts/" + gateway.account(0).id() + "/subject";
        gateway.operator()
                .put(other, "{\"subject\":\"%s\"}".formatted(subject))
                .refuses(409, "CONFLICT");
    }

    @Test
    void an_account_that_does_not_exist_is_said_to() {
        for (String unknown :
                new String[] {AccountId.next().toString(), "x", "' or 1=1 --", "\u0000"}) {
            assertThat(
                            bearer(named(unknown))
                                    .get(API + "/credits")
                                    .refuses(403, "FORBIDDEN")
                                    .text("error"))
                    .contains("the account that it names does not exist");
        }
        bearer(issuer.claims().subject("\u0000")).get(API + "/credits").refuses(403, "FORBIDDEN");
        bearer(issuer.claims().subject(null)).get(API + "/credits").refuses(403, "FORBIDDEN");
    }

    @Test
    void a_token_may_do_only_what_its_scopes_say() {
        bearer(named(account.id().toString()).claim("scope", "openid"))
                .get(API + "/credits")
                .refuses(403, "FORBIDDEN");
        TestClient operator = bearer(issuer.claims().subject(null).claim("scope", "admin"));
        operator.get(API + "/admin/accounts").is(200);
        operator.get(API + "/credits").refuses(403, "FORBIDDEN");
    }

    @Test
    void a_token_of_the_past_is_refused_and_told_so() {
        JWTClaimsSet.Builder old =
                named(account.id().toString())
                        .expirationTime(Date.from(Instant.now().minusSeconds(61)));

        TestResponse refused = bearer(old).get(API + "/credits").refuses(401, "UNAUTHENTICATED");

        assertThat(refused.text("error")).startsWith("The token expired at ");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void a_token_makes_a_key_with_its_own_scopes_at_most() {
        TestClient bearer = bearer(named(account.id().toString()));

        String key =
                bearer.post(API + "/keys", "{\"label\":\"x\",\"scopes\":[\"jobs\"]}")
                        .is(201)
                        .text("key");

        bearer.withKey(key).get(API + "/credits").is(200);
        bearer.post(API + "/keys", "{\"label\":\"x\",\"scopes\":[\"admin\"]}")
                .refuses(403, "FORBIDDEN");
    }

    @Test
    void without_the_issuer_a_gateway_starts_and_says_what_it_lacks() {
        TestIssuer down = new TestIssuer();
        down.down(true);
        try (down;
                var other =
                        TestGateway.run(
                                io.techpack.embedded.SharedServers.get().newDatabase(),
                                "--techpack.gateway.oidc.issuer=" + down.url())) {
            String base = TestGateway.address(other, "local.server.port");
            TestClient operator = new TestClient(base, TestGateway.ADMIN_KEY);
            TestAccount there = TestGateway.account(operator, 0);
            String token = down.token(down.claims().claim("account_id", there.id().toString()));

            TestResponse refused =
                    operator.withKey(token).get(API + "/credits").refuses(503, "UNAVAILABLE");

            assertThat(refused.text("error")).contains("The issuer of tokens does not answer");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            // keys need no issuer
            there.client().get(API + "/credits").is(200);
            down.down(false);
            org.awaitility.Awaitility.await()
                    .until(() -> operator.withKey(token).get(API + "/credits").status() == 200);
        }
    }

    private JWTClaimsSet.Builder named(String id) {
        return issuer.claims().claim("account_id", id);
    }

    private TestClient bearer(JWTClaimsSet.Builder claims) {
        return new TestClient(gateway.base(), issuer.token(claims));
    }
}
