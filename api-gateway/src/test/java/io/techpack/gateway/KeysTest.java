package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An account's keys in its own hands. */
class KeysTest {

    private static final String KEYS = API + "/keys";

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(0);
    private final TestClient client = account.client();

    @Test
    void every_key_tells_whom_it_acts_as() {
        JsonNode own = client.get(API + "/me").is(200).json();
        assertThat(own.get("accountId").asString()).isEqualTo(account.id().toString());
        assertThat(own.get("scopes")).hasToString("[\"jobs\"]");

        JsonNode operators = gateway.operator().get(API + "/me").is(200).json();
        assertThat(operators.get("accountId").isNull()).isTrue();
        assertThat(operators.get("scopes")).hasToString("[\"admin\"]");

        client.withKey("tp_none_none").get(API + "/me").refuses(401, "UNAUTHENTICATED");
    }

    @Test
    void an_account_makes_lists_and_revokes_its_own_keys() {
        TestResponse made =
                client.post(
                                KEYS,
                                """
                                {"label":"shop","scopes":["jobs"],"expiresAt":"2999-01-31T12:00:00+01:00"}\
                                """)
                        .is(201);
        TestClient other = client.withKey(made.text("key"));
        other.get(API + "/jobs").is(200);

        JsonNode listed = keys().findFirst().orElseThrow();
        assertThat(listed.propertyNames())
                .containsExactly(
                        "prefix",
                        "label",
                        "scopes",
                        "createdAt",
                        "expiresAt",
                        "lastUsedAt",
                        "revokedAt");
        assertThat(listed.get("prefix").asString()).isEqualTo(made.text("prefix"));
        assertThat(listed.get("label").asString()).isEqualTo("shop");
        assertThat(listed.get("expiresAt").asString()).isEqualTo("2999-01-31T11:00:00Z");
        assertThat(made.text("accountId")).isEqualTo(account.id().toString());

        client.delete(KEYS + "/" + made.text("prefix")).is(204);

        other.get(API + "/jobs").refuses(401, "UNAUTHENTICATED");
        client.delete(KEYS + "/" + made.text("prefix")).refuses(404, "NOT_FOUND");
        assertThat(keys().findFirst().orElseThrow().get("revokedAt").isNull()).isFalse();
    }

    @Test
    void a_key_gives_no_scope_that_it_lacks() {
        for (String scopes : new String[] {"[\"admin\"]", "[\"jobs\",\"admin\"]"}) {
            TestResponse refused =
                    client.post(KEYS, "{\"label\":\"x\",\"scopes\":%s}".formatted(scopes))
                            .refuses(403, "FORBIDDEN");
            assertThat(refused.text("error")).contains("lacks the scope admin");
        }
        assertThat(keys()).hasSize(1);

        String both =
                gateway.operator()
                        .post(
                                API + "/admin/accounts/" + account.id() + "/keys",
                                "{\"label\":\"both\",\"scopes\":[\"jobs\",\"admin\"]}")
                        .is(201)
                        .text("key");
        client.withKey(both).post(KEYS, "{\"label\":\"x\",\"scopes\":[\"admin\"]}").is(201);
    }

    @Test
    void an_expired_key_is_refused_and_told_so() {
        String key =
                make(
                        "{\"label\":\"x\",\"scopes\":[\"jobs\"],\"expiresAt\":\"2999-01-01T00:00:00Z\"}");
        client.withKey(key).get(API + "/jobs").is(200);

        gateway.bean(Jdbi.class)
                .useHandle(handle ->
                        handle.execute(
                                "update api_key set expires_at = '2020-01-01T00:00:00Z' where prefix = ?",
                                key.split("_")[1]));

        await().until(() -> client.withKey(key).get(API + "/jobs").status() == 401);
        TestResponse refused = client.withKey(key).get(API + "/jobs");
        refused.refuses(401, "UNAUTHENTICATED");
        assertThat(refused.text("error")).contains("expired at 2020-01-01T00:00:00Z");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void a_key_expires_while_it_is_cached() {
        Instant soon = Instant.now().plusMillis(1_200);
        String key =
                make(
                        "{\"label\":\"x\",\"scopes\":[\"jobs\"],\"expiresAt\":\"%s\"}"
                                .formatted(soon));

        await().until(() -> client.withKey(key).get(API + "/jobs").status() == 401);

        assertThat(Instant.now()).isAfterOrEqualTo(soon);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2020-01-01T00:00:00Z\"",
                "\"tomorrow\"",
                "1893456000",
                "\"10000-01-01T00:00:00Z\"",
                "\"2030-01-01\"",
                "\"+999999999-12-31T23:59:59Z\""
            })
    void an_expiry_that_is_none_is_explained(String expiry) {
        TestResponse refused =
                client.post(
                        KEYS,
                        "{\"label\":\"x\",\"scopes\":[\"jobs\"],\"expiresAt\":%s}"
                                .formatted(expiry));

        assertThat(refused.refuses(400, "INVALID_REQUEST").invalidFields())
                .containsExactly("expiresAt");
    }

    @Test
    void when_a_key_was_used_is_written_down_soon_after() {
        await().until(() -> keys().allMatch(key -> !key.get("lastUsedAt").isNull()));

        String unused = make("{\"label\":\"unused\",\"scopes\":[\"jobs\"]}").split("_")[1];

        assertThat(keys().filter(key -> key.get("prefix").asString().equals(unused)))
                .singleElement()
                .satisfies(key -> assertThat(key.get("lastUsedAt").isNull()).isTrue());
    }

    @Test
    void keys_in_force_have_an_end() {
        gateway.bean(Jdbi.class)
                .useHandle(handle ->
                        handle.execute(
                                """
                                insert into api_key (prefix, account_id, secret_sha256, scopes, label)
                                select 'many' || ? || n, ?, '', '{}', 'many' from generate_series(1, 199) n
                                """,
                                account.id().toString(),
                                account.id().value()));

        client.post(KEYS, "{\"label\":\"x\",\"scopes\":[\"jobs\"]}").refuses(409, "CONFLICT");
    }

    @Test
    void pages_of_keys_go_on_where_the_last_one_ended() {
        IntStream.range(0, 4).forEach(_ -> make("{\"label\":\"x\",\"scopes\":[\"jobs\"]}"));

        JsonNode first = client.get(KEYS + "?limit=3").is(200).json();
        JsonNode second =
                client.get(KEYS + "?limit=3&cursor=" + first.get("nextCursor").asString())
                        .is(200)
                        .json();

        assertThat(first.get("keys")).hasSize(3);
        assertThat(second.get("keys")).hasSize(2);
        // an operator sees the same list
        client.get(KEYS + "?cursor=half").refuses(400, "INVALID_REQUEST");
        assertThat(
                        gateway.operator()
                                .get(API + "/admin/accounts/" + account.id() + "/keys")
                                .is(200)
                                .json()
                                .get("keys"))
                .hasSize(5);
    }

    private String make(String json) {
        return client.post(KEYS, json).is(201).text("key");
    }

    private Stream<JsonNode> keys() {
        return client.get(KEYS).is(200).json().get("keys").valueStream();
    }
}
