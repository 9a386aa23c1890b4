package io.techpack.cli.system;

import static io.techpack.cli.system.Services.ANY_FREE_PORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.cli.system.LoadBalancer.Backend;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Every process stopped in turn, and others started, while clients go on. Nobody notices. */
@Tag("long")
class RollingRestartOfServicesTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    /** The same whatever gateway answers, as behind a balancer. */
    private static final String PUBLIC_URL = "http://techpack.test";

    @TempDir Path directory;

    @Test
    void no_request_fails_and_no_attempt_counts_while_every_process_is_stopped_in_turn()
            throws Exception {
        Backend one = new Backend(Services.freePort(), Services.freePort());
        Backend two = new Backend(Services.freePort(), Services.freePort());
        try (Services services = Services.on(directory, List.of("api-gateway", "worker-category"));
                LoadBalancer balancer = new LoadBalancer(List.of(one, two))) {
            ServiceProcess gatewayOne = gateway(services, "gateway-1", one);
            ServiceProcess gatewayTwo = gateway(services, "gateway-2", two);
            ServiceProcess workerOne = services.run("worker-category", "worker-1", ANY_FREE_PORT);
            ServiceProcess workerTwo = services.run("worker-category", "worker-2", ANY_FREE_PORT);
            awaitWorkers(services, 2);
            awaitReady(services, balancer, one);
            awaitReady(services, balancer, two);

            try (SteadyClients clients = new SteadyClients(balancer, picture(one))) {
                awaitAnswers(clients, services);

                gatewayOne.tellToStop();
                services.run("worker-category", "worker-1-again", ANY_FREE_PORT);
                workerOne.terminate();
                gatewayOne.terminate();
                gateway(services, "gateway-1-again", one);
                awaitReady(services, balancer, one);
                awaitWorkers(services, 3);
                awaitAnswers(clients, services);

                // what was started again now does it all
                gatewayTwo.tellToStop();
                workerTwo.terminate();
                gatewayTwo.terminate();
                awaitAnswers(clients, services);

                clients.close();
                assertThat(clients.failures()).describedAs(services.stories()).isEmpty();
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() ->
                                assertThat(
                                                services.number(
                                                        "select count(*) from job where status <> 'succeeded'"))
                                        .describedAs("jobs that are not complete")
                                        .isZero());
                assertThat(clients.jobs())
                        .hasSize((int) services.number("select count(*) from job"))
                        .doesNotContain("");
                assertThat(services.number("select count(*) from stage_result where attempts <> 1"))
                        .describedAs("stages with an attempt that counts though it did not fail")
                        .isZero();
                assertThat(services.drift()).isZero();
            }
        }
    }

    private static ServiceProcess gateway(Services services, String name, Backend backend)
            throws IOException {
        return services.run(
                "api-gateway",
                name,
                backend.port(),
                Map.of(
                        "MANAGEMENT_SERVER_PORT",
                        Integer.toString(backend.probe()),
                        "TECHPACK_GATEWAY_PUBLIC_URL",
                        PUBLIC_URL));
    }

    private static ObjectNode picture(Backend gateway) throws IOException, InterruptedException {
        try (ContractClient caller =
                new ContractClient(
                        URI.create("http://127.0.0.1:" + gateway.port()), Optional.empty())) {
            ContractClient.Reply revision =
                    caller.upload("shirt", "front", "a.jpg", TestPhotos.smallShirt(51));
            assertThat(revision.status()).describedAs(revision.body().toString()).isEqualTo(201);
            return ContractClient.object()
                    .put("productId", "shirt")
                    .put("imageUrl", revision.body().path("imageUrl").asString());
        }
    }

    private static void awaitReady(Services services, LoadBalancer balancer, Backend gateway) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(balancer.isReady(gateway))
                                .describedAs(services.stories())
                                .isTrue());
    }

    /** Counts all that ever started, those that have stopped included. */
    private static void awaitWorkers(Services services, int count) {
        await().atMost(SOON)
                .ignoreExceptions() // at first there are no tables
                .untilAsserted(() ->
                        assertThat(services.number("select count(*) from worker"))
                                .describedAs(services.stories())
                                .isEqualTo(count));
    }

    private static void awaitAnswers(SteadyClients clients, Services services) {
        int before = clients.answers();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(clients.answers())
                                .describedAs(services.stories())
                                .isGreaterThan(before + 30));
    }
}
