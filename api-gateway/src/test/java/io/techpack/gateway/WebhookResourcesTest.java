package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Webhooks and deliveries as resources: made, listed, changed, refused. */
class WebhookResourcesTest extends WebhooksTestBase {

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
}
