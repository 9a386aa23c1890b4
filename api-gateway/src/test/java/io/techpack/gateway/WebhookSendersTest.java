package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.SharedServers;
import io.techpack.gateway.FakeReceiver.Message;
import io.techpack.gateway.TestGateway.TestAccount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Gateways as senders of webhooks: several on one database, one that stops, one that may not. */
class WebhookSendersTest {

    private final String database = SharedServers.get().newDatabase();
    private final FakeReceiver receiver = new FakeReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void of_several_gateways_one_sends_and_one_that_stops_ends_what_it_is_sending() {
        ConfigurableApplicationContext first = TestGateway.run(database);
        try (ConfigurableApplicationContext second = TestGateway.run(database)) {
            TestAccount account = account(first);
            String revision = account.revisionId("shirt", "front");
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                jobs.add(canceled(account, revision, receiver.url("/" + i % 3)));
            }
            await().until(() -> count(second, "status = 'delivered'") == 30);
            assertThat(receiver.messages())
                    .hasSize(30)
                    .extracting(Message::jobId)
                    .containsExactlyInAnyOrderElementsOf(jobs);

            CountDownLatch gate = new CountDownLatch(1);
            for (int i = 0; i < 8; i++) {
                receiver.next(exchange -> {
                    hold(gate);
                    exchange.sendResponseHeaders(200, -1);
                });
                canceled(account, revision, receiver.url("/"));
            }
            // four by each of the two
            await().until(() -> receiver.messages().size() == 38);
            SmartLifecycle dispatcher = first.getBean("dispatcher", SmartLifecycle.class);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(first::close);
            await().until(() -> !dispatcher.isRunning());
            gate.countDown();
            assertThat(closed).succeedsWithin(Duration.ofSeconds(20));

            await().until(() -> count(second, "status = 'delivered' and attempts = 1") == 38);
            assertThat(receiver.messages()).hasSize(38);
        } finally {
            first.close();
        }
    }

    @Test
    void a_receiver_on_the_inside_is_not_called_and_its_account_learns_no_more_than_that() {
        try (ConfigurableApplicationContext gateway =
                TestGateway.run(
                        database,
                        "--techpack.gateway.fetch.allow-loopback=false",
                        "--techpack.gateway.fetch.ports=80," + port())) {
            TestAccount account = account(gateway);
            String revision = account.revisionId("shirt", "front");

            // a name: an address would be refused at once
            String inside = receiver.url("/").replace("127.0.0.1", "localhost");
            String job = canceled(account, revision, inside);

            await().untilAsserted(() ->
                    assertThat(
                                    account.client()
                                            .get(API + "/webhooks/deliveries?jobId=" + job)
                                            .json()
                                            .get("deliveries")
                                            .get(0)
                                            .get("error")
                                            .asString(""))
                            .isEqualTo(
                                    "leads to a host that is not reachable on the public internet"));
            assertThat(receiver.messages()).isEmpty();
            String metrics =
                    new String(
                            new TestClient(
                                            TestGateway.address(gateway, "local.management.port"),
                                            "")
                                    .get("/actuator/prometheus")
                                    .is(200)
                                    .bytes(),
                            StandardCharsets.UTF_8);
            assertThat(metrics)
                    .contains("techpack_webhook_deliveries_total{outcome=\"retried\"} 1.0")
                    .contains("techpack_webhook_deliveries_total{outcome=\"delivered\"} 0.0")
                    .contains("techpack_webhook_backlog 0.0")
                    .contains("techpack_webhook_duration_seconds_count 1");
        }
    }

    private String port() {
        String url = receiver.url("");
        return url.substring(url.lastIndexOf(':') + 1);
    }

    private static TestAccount account(ConfigurableApplicationContext gateway) {
        TestClient operator =
                new TestClient(
                        TestGateway.address(gateway, "local.server.port"), TestGateway.ADMIN_KEY);
        return TestGateway.account(operator, 1_000);
    }

    /** A job of nobody's interest, canceled at once. */
    private static String canceled(TestAccount account, String revision, String webhookUrl) {
        String job =
                account.client()
                        .post(
                                API + "/jobs",
                                "{\"type\":\"base-views\",\"productId\":\"shirt\",\"revisionIds\":[\"%s\"],\"webhookUrl\":\"%s\"}"
                                        .formatted(revision, webhookUrl))
                        .is(202)
                        .text("jobId");
        account.client().post(API + "/jobs/" + job + "/cancel", "").is(200);
        return job;
    }

    private static long count(ConfigurableApplicationContext gateway, String condition) {
        return gateway.getBean(Jdbi.class)
                .withHandle(handle ->
                        handle.createQuery(
                                        "select count(*) from webhook_delivery where <condition>")
                                .define("condition", condition)
                                .mapTo(Long.class)
                                .one());
    }

    private static void hold(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
