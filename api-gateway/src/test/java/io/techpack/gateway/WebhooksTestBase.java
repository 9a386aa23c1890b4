package io.techpack.gateway;

import static io.techpack.gateway.FakeReceiver.status;
import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.FakeReceiver.Message;
import io.techpack.gateway.TestGateway.TestAccount;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** An account and a receiver of its webhooks. */
abstract class WebhooksTestBase {

    static final String WEBHOOKS = API + "/webhooks";

    final TestGateway gateway = TestGateway.get();

    final TestAccount account = gateway.account(100);

    final TestClient client = account.client();

    final String product = TestGateway.newProduct();

    final String revision = account.revisionId(product, "front");

    final FakeReceiver receiver = new FakeReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    String submit(String webhookUrl) {
        String own = webhookUrl.isEmpty() ? "" : ",\"webhookUrl\":\"%s\"".formatted(webhookUrl);
        return client.post(
                        API + "/jobs",
                        "{\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]%s}"
                                .formatted(product, revision, own))
                .is(202)
                .text("jobId");
    }

    JsonNode add(String json) {
        TestResponse added = client.post(WEBHOOKS, json).is(201);
        assertThat(added.header("Location")).endsWith(WEBHOOKS + "/" + added.text("webhookId"));
        return added.json();
    }

    TestResponse patch(String path, String json) {
        return client.send(
                "PATCH", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    Message message(int number) {
        await().until(() -> receiver.messages().size() > number);
        return receiver.messages().get(number);
    }

    List<JsonNode> page(String query) {
        return client.get(WEBHOOKS + "/deliveries" + query)
                .is(200)
                .json()
                .get("deliveries")
                .valueStream()
                .toList();
    }

    JsonNode only(String job) {
        await().until(() -> page("?jobId=" + job).size() == 1);
        return page("?jobId=" + job).getFirst();
    }

    /** The job's one delivery, once it is in that state. */
    JsonNode delivery(String job, String status) {
        return await().until(() -> only(job), each -> each.get("status").asString().equals(status));
    }

    void makeDue(JsonNode delivery) {
        gateway.bean(Jdbi.class)
                .useHandle(handle ->
                        handle.createUpdate(
                                        "update webhook_delivery set next_attempt_at = now() where id = :id")
                                .bind("id", UUID.fromString(delivery.get("deliveryId").asString()))
                                .execute());
    }
}
