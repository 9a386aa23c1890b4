package io.techpack.gateway;

import static io.techpack.gateway.FakeReceiver.redirectTo;
import static io.techpack.gateway.FakeReceiver.status;
import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.FakeReceiver.Message;
import io.techpack.job.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhooksTest extends WebhooksTestBase {

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

            String job = submit(receiver.url("/"));

            // while the other one still holds all that it was sent
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> only(job).get("status").asString().equals("delivered"));
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
}
