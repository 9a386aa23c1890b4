package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SecurityTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestClient operator = gateway.operator();

    @Test
    void no_key_is_no_access() {
        TestResponse answer =
                operator.withKey("").get(API + "/jobs").refuses(401, "UNAUTHENTICATED");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "tp_0123456789_0123456789012345678901234567890123456789012",
                "tp_short_x",
                "' or 1=1 --",
                "tp__"
            })
    void an_unknown_key_is_no_access(String key) {
        operator.withKey(key).get(API + "/jobs").refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void the_right_prefix_with_a_wrong_secret_is_no_access() {
        String key = gateway.account(0).client().key();
        char last = key.charAt(key.length() - 1);
        String wrong = key.substring(0, key.length() - 1) + (last == 'a' ? 'b' : 'a');

        operator.withKey(wrong).get(API + "/jobs").refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void a_revoked_key_is_no_access() {
        TestAccount account = gateway.account(0);
        account.client().get(API + "/jobs").is(200);
        String prefix = account.client().key().split("_")[1];

        operator.delete(API + "/admin/keys/" + prefix).is(204);

        account.client().get(API + "/jobs").refuses(401, "UNAUTHENTICATED");
        operator.delete(API + "/admin/keys/" + prefix).refuses(404, "NOT_FOUND");
    }

    @Test
    void a_key_that_another_process_revokes_is_trusted_only_for_a_moment() {
        TestAccount account = gateway.account(0);
        account.client().get(API + "/jobs").is(200);
        gateway.bean(Jdbi.class)
                .useHandle(handle ->
                        handle.execute(
                                "update api_key set revoked_at = now() where account_id = ?",
                                account.id().value()));

        await().until(() -> account.client().get(API + "/jobs").status() == 401);
    }

    @Test
    void a_key_does_only_what_its_scopes_allow() {
        gateway.account(0).client().get(API + "/admin/accounts").refuses(403, "FORBIDDEN");
        operator.get(API + "/jobs").refuses(403, "FORBIDDEN");
    }

    @Test
    void a_key_with_the_scope_admin_is_an_operator() {
        String account = gateway.account(0).id().toString();
        String key = newKey(account, "[\"admin\"]").is(201).text("key");

        operator.withKey(key).get(API + "/admin/accounts").is(200);
        operator.withKey(key).get(API + "/jobs").refuses(403, "FORBIDDEN");
    }

    @Test
    void of_a_key_only_a_digest_is_stored() {
        String account = gateway.account(0).id().toString();

        TestResponse answer = newKey(account, "[\"jobs\",\"admin\"]").is(201);

        assertThat(answer.json().propertyNames())
                .containsExactly("prefix", "key", "accountId", "label", "scopes", "expiresAt");
        assertThat(answer.text("key"))
                .matches("tp_[0-9A-Za-z]{10}_[0-9A-Za-z]{43}")
                .startsWith("tp_" + answer.text("prefix") + "_");
        String secret = answer.text("key").split("_")[2];
        String stored =
                gateway.bean(Jdbi.class)
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select k::text from api_key k where prefix = :prefix")
                                        .bind("prefix", answer.text("prefix"))
                                        .mapTo(String.class)
                                        .one());
        assertThat(stored).doesNotContain(secret);
    }

    @Test
    void accounts_are_opened_listed_and_given_credits() {
        JsonNode account =
                operator.post(API + "/admin/accounts", "{\"name\":\"Acme\"}").is(201).json();
        String id = account.get("accountId").asString();

        TestResponse granted =
                operator.post(
                                API + "/admin/accounts/" + id + "/grants",
                                "{\"credits\":40,\"reason\":\"trial\"}")
                        .is(201);

        assertThat(account.propertyNames())
                .containsExactly("accountId", "name", "balance", "limits", "subject");
        assertThat(granted.text("balance")).isEqualTo("40");
        assertThat(
                        operator.get(API + "/admin/accounts")
                                .is(200)
                                .json()
                                .get("accounts")
                                .valueStream())
                .anySatisfy(each -> {
                    assertThat(each.get("accountId").asString()).isEqualTo(id);
                    assertThat(each.get("balance").asLong()).isEqualTo(40);
                });
    }

    @Test
    void invalid_requests_of_operators_are_explained() {
        UUID nobody = UUID.randomUUID();

        assertThat(
                        operator.post(API + "/admin/accounts", "{\"balance\":1}")
                                .refuses(400, "INVALID_REQUEST")
                                .invalidFields())
                .containsExactlyInAnyOrder("name", "balance");
        assertThat(
                        operator.post(
                                        API + "/admin/accounts/" + nobody + "/grants",
                                        "{\"credits\":0}")
                                .refuses(400, "INVALID_REQUEST")
                                .invalidFields())
                .containsExactlyInAnyOrder("credits", "reason");
        operator.post(
                        API + "/admin/accounts/" + nobody + "/grants",
                        "{\"credits\":1,\"reason\":\"x\"}")
                .refuses(404, "NOT_FOUND");
        newKey(nobody.toString(), "[\"jobs\"]").refuses(404, "NOT_FOUND");
        newKey("nobody", "[\"jobs\"]").refuses(404, "NOT_FOUND");
        newKey(nobody.toString(), "[\"root\"]").refuses(400, "INVALID_REQUEST");
    }

    private TestResponse newKey(String account, String scopes) {
        return operator.post(
                API + "/admin/accounts/" + account + "/keys",
                "{\"label\":\"l\",\"scopes\":%s}".formatted(scopes));
    }
}
