package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.gateway.TestGateway.TestAccount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What operators see of the process, and how it ends. */
class ProcessTest {

    private final TestGateway gateway = TestGateway.get();

    @Test
    void queue_depths_and_waiting_requests_are_metrics_on_the_management_port() {
        gateway.operator().get(API + "/admin/accounts").is(200);

        TestResponse metrics =
                new TestClient(gateway.managementBase(), "").get("/actuator/prometheus").is(200);

        assertThat(new String(metrics.bytes(), StandardCharsets.UTF_8))
                .contains("techpack_queue_depth{stage=\"base-views\"}")
                .contains("techpack_queue_oldest_seconds{stage=\"sketches\"}")
                .contains("techpack_requests_waiting")
                .contains("http_server_requests_seconds_bucket");
    }

    @Test
    void a_gateway_whose_database_is_away_says_so_and_lives_on(@TempDir Path directory) {
        EmbeddedPostgres database = EmbeddedPostgres.start(EmbeddedSettings.in(directory));
        try (ConfigurableApplicationContext context =
                TestGateway.run(
                        database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.datasource.hikari.connection-timeout=300")) {
            TestClient operator =
                    new TestClient(
                            TestGateway.address(context, "local.server.port"),
                            TestGateway.ADMIN_KEY);
            TestClient probe =
                    new TestClient(TestGateway.address(context, "local.management.port"), "");
            operator.get(API + "/admin/accounts").is(200);
            probe.get("/actuator/health/readiness").is(200);

            database.close();

            TestResponse refused =
                    operator.get(API + "/admin/accounts").refuses(503, "UNAVAILABLE");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            // the key itself cannot be checked: that is no reason to call it wrong
            operator.withKey("tp_0123456789_" + "0".repeat(43))
                    .get(API + "/jobs")
                    .refuses(503, "UNAVAILABLE");
            probe.get("/actuator/health/liveness").is(200);
            probe.get("/actuator/health/readiness").is(503);
        } finally {
            database.close();
        }
    }

    @Test
    void a_gateway_that_stops_lets_its_waiting_requests_go() {
        ConfigurableApplicationContext context =
                TestGateway.run(io.techpack.embedded.SharedServers.get().newDatabase());
        TestClient operator =
                new TestClient(
                        TestGateway.address(context, "local.server.port"), TestGateway.ADMIN_KEY);
        TestAccount account = TestGateway.account(operator, 10);
        String body =
                "{\"productId\":\"p\",\"revisionIds\":[\"%s\"]}"
                        .formatted(account.revisionId("p", "front"));
        CompletableFuture<TestResponse> waiting =
                CompletableFuture.supplyAsync(
                        () -> account.client().post(API + "/base-views/analyze", body));
        await().until(() -> !account.client().get(API + "/jobs").json().get("jobs").isEmpty());

        context.close();

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(answer -> assertThat(answer.is(202).text("status")).isEqualTo("queued"));
    }

    @Test
    void a_gateway_that_drains_is_not_ready_and_answers_everything_at_once_until_it_closes() {
        ConfigurableApplicationContext context =
                TestGateway.run(
                        io.techpack.embedded.SharedServers.get().newDatabase(),
                        "--techpack.gateway.drain=3s");
        TestClient operator =
                new TestClient(
                        TestGateway.address(context, "local.server.port"), TestGateway.ADMIN_KEY);
        TestClient probe =
                new TestClient(TestGateway.address(context, "local.management.port"), "");
        TestAccount account = TestGateway.account(operator, 10);
        TestResponse ready = account.client().get(API + "/jobs");
        assertThat(ready.header("Connection")).isEmpty();
        String body =
                "{\"type\":\"base-views\",\"productId\":\"p\",\"revisionIds\":[\"%s\"]}"
                        .formatted(account.revisionId("p", "front"));

        CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
        await().until(() -> probe.get("/actuator/health/readiness").status() == 503);

        // new work is taken, and nobody is held: neither for the job's end nor for a change
        TestResponse accepted =
                account.client().post(API + "/jobs", body, "Prefer", "wait=30").is(202);
        assertThat(accepted.header("Connection")).isEqualTo("close");
        account.client()
                .get(
                        API + "/jobs/" + accepted.text("jobId"),
                        "If-None-Match",
                        accepted.header("ETag"),
                        "Prefer",
                        "wait=30")
                .is(304);
        probe.get("/actuator/health/liveness").is(200);
        assertThat(closed).isNotDone();

        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
        assertThatThrownBy(() -> account.client().get(API + "/jobs"))
                .hasCauseInstanceOf(java.net.ConnectException.class);
    }
}
