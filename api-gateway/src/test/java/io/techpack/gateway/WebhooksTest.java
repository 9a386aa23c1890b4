package io.techpack.gateway;

import static io.techpack.gateway.FakeReceiver.redirectTo;
import static io.techpack.gateway.FakeReceiver.status;
import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.FakeReceiver.Message;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.FailureKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebhooksTest {

    private static final String WEBHOOKS = API + "/webhooks";

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final TestClient client = account.client();
    private final String product = TestGateway.newProduct();
    private final String revision = account.revisionId(product, "front");
    private final FakeReceiver receiver = new FakeReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_jobs_own_url_is_told_of_its_success_signed_with_the_accounts_secret() {
        String secret = client.get(WEBHOOKS + "/secret").is(200).text("secret");

        String job = submit(receiver.url("/hook?a=b"));

        Message message = message(0).signedWith(secret);
        assertThat(message.path()).isEqualTo("/hook");
        assertThat(message.header("Content-type"))
                .containsExactly("application/json; charset=UTF-8");
        assertThat(message.headers()).doesNotContainKeys("Authorization", "Cookie");
        JsonNode body = message.json();
        assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
        assertThat(body.get("type").asString()).isEqualTo("job.succeeded");
        assertThat(Instant.parse(body.get("timestamp").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(body.get("data").toString())
                .isEqualTo(
                        """
                        {"jobId":"%s","type":"base-views","productId":"%s","status":"succeeded",\
                        "credits":{"held":3,"used":3,"refunded":0},"error":null,\
                        "links":{"self":"/api/tech-pack-v2/jobs/%1$s"}}\
                        """
                                .formatted(job, product));
        JsonNode delivery = delivery(job, "delivered");
        assertThat(delivery.get("deliveryId").asString()).isEqualTo(message.id());
        assertThat(delivery.get("webhookId").isNull()).isTrue();
    }

    @Test
    void an_operation_takes_a_webhook_url_too_and_its_failure_is_told_with_the_reason() {
        gateway.workers().fail(product, FailureKind.UNPROCESSABLE_IMAGE, "Nothing but fog.");

        client.post(
                        API + "/base-views/analyze",
                        """
                        {"productId":"%s","revisionIds":["%s"],"webhookUrl":"%s"}\
                        """
                                .formatted(product, revision, receiver.url("/")))
                .is(422);

        JsonNode body = message(0).json();
        assertThat(body.get("type").asString()).isEqualTo("job.failed");
        assertThat(body.get("data").get("error").toString())
                .isEqualTo(
                        """
                        {"code":"UNPROCESSABLE_IMAGE","message":"Nothing but fog.","step":"base-views"}\
                        """);
    }

    @Test
    void a_webhook_is_told_of_what_it_wants_of_all_the_accounts_jobs() {
        JsonNode webhook =
                add("{\"url\":\"%s\",\"events\":[\"job.canceled\"]}".formatted(receiver.url("/")));
        JsonNode all = add("{\"url\":\"%s\"}".formatted(receiver.url("/all")));
        CountDownLatch gate = gateway.workers().hold(product);
        String job = submit("");
        client.post(API + "/jobs/" + job + "/cancel", "{}").is(200);
        gate.countDown();

        await().until(() -> receiver.messages().size() == 2);
        for (Message message : receiver.messages()) {
            message.signedWith(
                    (message.path().equals("/all") ? all : webhook).get("secret").asString());
            assertThat(message.json().get("type").asString()).isEqualTo("job.canceled");
            assertThat(message.jobId()).isEqualTo(job);
        }
        gateway.workers().script(product, gateway.workers()::done);
        String second = submit("");

        await().until(() -> receiver.messages().size() == 3);
        assertThat(message(2).path()).isEqualTo("/all");
        assertThat(message(2).jobId()).isEqualTo(second);
        assertThat(page("?webhookId=" + all.get("webhookId").asString())).hasSize(2);
    }

    @Test
    void after_a_rotation_receivers_may_check_with_either_secret() {
        JsonNode webhook = add("{\"url\":\"%s\"}".formatted(receiver.url("/")));
        String path = WEBHOOKS + "/" + webhook.get("webhookId").asString();
        String before = webhook.get("secret").asString();

        TestResponse rotated = client.post(path + "/rotate-secret", "").is(200);

        assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
        assertThat(rotated.text("previousSecret")).isEqualTo(before);
        assertThat(Instant.parse(rotated.text("previousUntil")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(client.get(path + "/secret").is(200).text("secret"))
                .isEqualTo(rotated.text("secret"))
                .isNotEqualTo(before);
        submit("");
        message(0).signedWith(before).signedWith(rotated.text("secret"));
        String ofJobs = client.get(WEBHOOKS + "/secret").is(200).text("secret");
        assertThat(client.post(WEBHOOKS + "/rotate-secret", "").is(200).text("previousSecret"))
                .isEqualTo(ofJobs);
    }

    @Test
    void what_was_refused_is_tried_again_later_under_the_same_id_and_every_attempt_is_logged() {
        receiver.next(receiver.endless(500)).next(redirectTo(receiver.url("/elsewhere")));
        String job = submit(receiver.url("/"));

        await().until(() -> receiver.messages().size() == 1);
        JsonNode delivery = await().until(() -> only(job), each -> each.get("error").isString());
        assertThat(delivery.get("status").asString()).isEqualTo("pending");
        assertThat(delivery.get("responseStatus").asInt()).isEqualTo(500);
        assertThat(Instant.parse(delivery.get("nextAttemptAt").asString()))
                .isBetween(Instant.now(), Instant.now().plusSeconds(6));
        makeDue(delivery);
        await().until(() -> only(job).get("responseStatus").asInt() == 302);
        makeDue(delivery);
        delivery(job, "delivered");

        assertThat(receiver.messages()).extracting(Message::path).containsOnly("/");
        assertThat(receiver.messages())
                .hasSize(3)
                .extracting(Message::id)
                .containsOnly(message(0).id());
        JsonNode log =
                client.get(WEBHOOKS + "/deliveries/" + message(0).id())
                        .is(200)
                        .json()
                        .get("attemptLog");
        assertThat(log.valueStream().map(each -> each.get("responseStatus").asInt()))
                .containsExactly(200, 302, 500);
        assertThat(log.get(1).get("error").asString())
                .isEqualTo("answered with status 302; redirects are not followed");
        assertThat(log.get(2).get("response").asString())
                .startsWith("\\u0000<script>\\r\\n")
                .hasSizeLessThan(1_500);
    }

    @Test
    void a_delivery_can_be_asked_for_once_more() {
        String job = submit(receiver.url("/"));
        String delivery = delivery(job, "delivered").get("deliveryId").asString();

        TestResponse again =
                client.post(WEBHOOKS + "/deliveries/" + delivery + "/redeliver", "").is(202);

        assertThat(again.text("deliveryId")).isEqualTo(delivery);
        await().until(() -> receiver.messages().size() == 2);
        assertThat(message(1).id()).isEqualTo(message(0).id());
        assertThat(message(1).body()).isEqualTo(message(0).body());
    }

    @Test
    void a_delivery_whose_sender_died_is_sent_again() {
        String job = submit(receiver.url("/"));
        JsonNode delivery = delivery(job, "delivered");
        gateway.bean(Jdbi.class)
                .useHandle(handle ->
                        handle.createUpdate(
                                        """
                                        update webhook_delivery
                                        set status = 'pending', finished_at = null, sender = :dead, next_attempt_at = now()
                                        where id = :id
                                        """)
                                .bind("dead", UUID.randomUUID())
                                .bind("id", UUID.fromString(delivery.get("deliveryId").asString()))
                                .execute());

        await().until(() -> receiver.messages().size() == 2);
        assertThat(delivery(job, "delivered").get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void a_webhook_that_says_it_is_gone_is_disabled_until_its_account_enables_it() {
        receiver.next(status(410));
        JsonNode webhook = add("{\"url\":\"%s\"}".formatted(receiver.url("/")));
        String path = WEBHOOKS + "/" + webhook.get("webhookId").asString();
        String job = submit("");
        String delivery = delivery(job, "failed").get("deliveryId").asString();

        JsonNode disabled = client.get(path).is(200).json();
        assertThat(disabled.get("enabled").asBoolean()).isFalse();
        assertThat(disabled.get("disabledReason").asString()).isEqualTo("gone");
        client.post(WEBHOOKS + "/deliveries/" + delivery + "/redeliver", "")
                .refuses(409, "CONFLICT");
        JsonNode enabled = patch(path, "{\"enabled\":true}").is(200).json();
        assertThat(enabled.get("disabledReason").isNull()).isTrue();
        client.post(WEBHOOKS + "/deliveries/" + delivery + "/redeliver", "").is(202);
        delivery(job, "delivered");
    }

    @Test
    void a_receiver_that_does_not_answer_delays_neither_jobs_nor_other_receivers() {
        try (FakeReceiver dead = new FakeReceiver()) {
            for (int i = 0; i < 12; i++) {
                dead.next(dead.nothing());
                submit(dead.url("/"));
            }
            await().until(() -> dead.messages().size() == 4);
            long before = System.nanoTime();

            String job = submit(receiver.url("/"));

            delivery(job, "delivered");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(dead.messages()).hasSize(4);
            // and leaves nothing behind for the tests that follow
            gateway.bean(Jdbi.class)
                    .useHandle(handle ->
                            handle.createUpdate(
                                            """
                                            update webhook_delivery
                                            set status = 'failed', finished_at = now(), next_attempt_at = null, sender = null
                                            where account_id = :account and status = 'pending'
                                            """)
                                    .bind("account", account.id().value())
                                    .execute());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | url",
                "{\"url\":\"ftp://receiver.test/\"} | url",
                "{\"url\":\"https://user:pass@receiver.test/\"} | url",
                "{\"url\":\"https://receiver.test:22/\"} | url",
                "{\"url\":\"https:///nohost\"} | url",
                "{\"url\":\"https://receiver.test/\",\"events\":[\"job.exploded\"]} | events[0]",
                "{\"url\":\"https://receiver.test/\",\"enabled\":\"yes\"} | enabled",
                "{\"url\":\"https://receiver.test/\",\"secret\":\"whsec_mine\"} | secret"
            })
    void what_is_wrong_with_a_webhook_is_named(String json, String field) {
        assertThat(client.post(WEBHOOKS, json).refuses(400, "INVALID_REQUEST").invalidFields())
                .containsExactly(field);
    }

    @Test
    void a_job_with_a_webhook_url_that_may_never_be_called_is_refused_and_costs_nothing() {
        String json =
                """
                {"type":"base-views","productId":"%s","revisionIds":["%s"],"webhookUrl":"https://receiver.test:22/"}\
                """
                        .formatted(product, revision);

        assertThat(client.post(API + "/jobs", json).refuses(400, "INVALID_REQUEST").invalidFields())
                .containsExactly("webhookUrl");
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void a_webhook_is_listed_changed_and_deleted() {
        JsonNode webhook = add("{\"url\":\"https://receiver.test/\",\"enabled\":false}");
        String path = WEBHOOKS + "/" + webhook.get("webhookId").asString();
        assertThat(webhook.get("secret").asString()).startsWith("whsec_");

        JsonNode changed =
                patch(
                                path,
                                "{\"url\":\"https://other.test/x\",\"events\":[\"job.failed\"],\"description\":\"ours\"}")
                        .is(200)
                        .json();

        assertThat(changed.has("secret")).isFalse();
        assertThat(changed.get("url").asString()).isEqualTo("https://other.test/x");
        assertThat(changed.get("events").toString()).isEqualTo("[\"job.failed\"]");
        assertThat(changed.get("description").asString()).isEqualTo("ours");
        assertThat(changed.get("enabled").asBoolean()).isFalse();
        assertThat(client.get(path).is(200).json()).isEqualTo(changed);
        assertThat(client.get(WEBHOOKS).is(200).json().get("webhooks").valueStream())
                .containsExactly(changed);
        assertThat(
                        patch(path, "{\"url\":\"gopher://x\"}")
                                .refuses(400, "INVALID_REQUEST")
                                .invalidFields())
                .containsExactly("url");
        client.delete(path).is(204);
        client.delete(path).refuses(404, "NOT_FOUND");
        client.get(path).refuses(404, "NOT_FOUND");
    }

    @Test
    void deliveries_are_listed_page_by_page_and_by_status() {
        for (int i = 0; i < 3; i++) {
            delivery(submit(receiver.url("/")), "delivered");
        }

        TestResponse answer = client.get(WEBHOOKS + "/deliveries?limit=2").is(200);
        JsonNode first = answer.json();
        String next = "/deliveries?limit=2&cursor=" + first.get("nextCursor").asString();
        assertThat(answer.header("Link")).endsWith(next + ">; rel=\"next\"");
        JsonNode second = client.get(WEBHOOKS + next).is(200).json();

        assertThat(first.get("deliveries")).hasSize(2);
        assertThat(second.get("deliveries")).hasSize(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(page("?status=failed")).isEmpty();
        assertThat(page("?status=delivered")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=lost", "cursor=%ff", "webhookId=1", "jobId=x", "limit=0"})
    void a_wrong_query_of_deliveries_is_refused(String query) {
        assertThat(
                        client.get(WEBHOOKS + "/deliveries?" + query)
                                .refuses(400, "INVALID_REQUEST")
                                .invalidFields())
                .containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void to_another_account_all_of_it_does_not_exist() {
        JsonNode webhook = add("{\"url\":\"%s\"}".formatted(receiver.url("/")));
        String job = submit("");
        String delivery = delivery(job, "delivered").get("deliveryId").asString();
        String path = WEBHOOKS + "/" + webhook.get("webhookId").asString();
        TestClient other = gateway.account(0).client();

        assertThat(other.get(WEBHOOKS).is(200).json().get("webhooks")).isEmpty();
        other.get(path).refuses(404, "NOT_FOUND");
        other.get(path + "/secret").refuses(404, "NOT_FOUND");
        other.post(path + "/rotate-secret", "").refuses(404, "NOT_FOUND");
        other.send(
                        "PATCH",
                        path,
                        BodyPublishers.ofString("{\"enabled\":false}"),
                        "Content-Type",
                        "application/json")
                .refuses(404, "NOT_FOUND");
        other.delete(path).refuses(404, "NOT_FOUND");
        other.get(WEBHOOKS + "/deliveries/" + delivery).refuses(404, "NOT_FOUND");
        other.post(WEBHOOKS + "/deliveries/" + delivery + "/redeliver", "")
                .refuses(404, "NOT_FOUND");
        assertThat(
                        other.get(WEBHOOKS + "/deliveries?jobId=" + job)
                                .is(200)
                                .json()
                                .get("deliveries"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhooks/x",
                "/webhooks/deliveries/secret",
                "/webhooks/deliveries/deliveries",
                "/webhooks/x/secret",
                "/webhooks/-/secret"
            })
    void what_is_no_id_does_not_exist(String path) {
        client.get(API + path).refuses(404, "NOT_FOUND");
    }

    private String submit(String webhookUrl) {
        String own = webhookUrl.isEmpty() ? "" : ",\"webhookUrl\":\"%s\"".formatted(webhookUrl);
        return client.post(
                        API + "/jobs",
                        "{\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]%s}"
                                .formatted(product, revision, own))
                .is(202)
                .text("jobId");
    }

    private JsonNode add(String json) {
        TestResponse added = client.post(WEBHOOKS, json).is(201);
        assertThat(added.header("Location")).endsWith(WEBHOOKS + "/" + added.text("webhookId"));
        return added.json();
    }

    private TestResponse patch(String path, String json) {
        return client.send(
                "PATCH", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    private Message message(int number) {
        await().until(() -> receiver.messages().size() > number);
        return receiver.messages().get(number);
    }

    private List<JsonNode> page(String query) {
        return client.get(WEBHOOKS + "/deliveries" + query)
                .is(200)
                .json()
                .get("deliveries")
                .valueStream()
                .toList();
    }

    private JsonNode only(String job) {
        await().until(() -> page("?jobId=" + job).size() == 1);
        return page("?jobId=" + job).getFirst();
    }

    /** The job's one delivery, once it is in that state. */
    private JsonNode delivery(String job, String status) {
        return await().until(() -> only(job), each -> each.get("status").asString().equals(status));
    }

    private void makeDue(JsonNode delivery) {
        gateway.bean(Jdbi.class)
                .useHandle(handle ->
                        handle.createUpdate(
                                        "update webhook_delivery set next_attempt_at = now() where id = :id")
                                .bind("id", UUID.fromString(delivery.get("deliveryId").asString()))
                                .execute());
    }
}
