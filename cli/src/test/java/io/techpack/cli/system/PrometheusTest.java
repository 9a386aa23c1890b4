package io.techpack.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.cli.ops.DashboardQueries;
import io.techpack.cli.ops.DocumentedMetrics;
import io.techpack.cli.ops.Exposition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Prometheus beside the separate processes: each exposes what the document says, each panel
 * has something to show, and a killed worker is told of in time and forgotten once it is back.
 */
@Tag("long")
class PrometheusTest {

    private static final Logger log = LoggerFactory.getLogger(PrometheusTest.class);

    private static final Map<String, String> WORKERS =
            Map.of(
                    "category", "worker-category",
                    "base-views", "worker-baseviews",
                    "close-ups", "worker-closeups",
                    "sketches", "worker-sketches");

    @TempDir Path directory;

    @Test
    void what_is_exposed_is_shown_and_a_killed_worker_raises_its_alerts() throws Exception {
        PrometheusServer.assumeInstalled();
        List<String> modules = new ArrayList<>(WORKERS.values());
        modules.add("api-gateway");
        int api = Services.freePort();
        int management = Services.freePort();
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String stage : WORKERS.keySet()) {
            ports.put(stage, Services.freePort());
        }
        try (Services services = Services.on(directory, modules);
                PrometheusServer prometheus =
                        PrometheusServer.start(
                                directory,
                                Map.of(
                                        "techpack-gateway",
                                        List.of(management),
                                        "techpack-worker",
                                        List.copyOf(ports.values())));
                ContractClient caller =
                        new ContractClient(
                                URI.create("http://127.0.0.1:" + api), Optional.empty())) {
            services.run(
                    "api-gateway",
                    "gateway",
                    api,
                    Map.of("MANAGEMENT_SERVER_PORT", Integer.toString(management)));
            Map<String, ServiceProcess> workers = new LinkedHashMap<>();
            for (Map.Entry<String, Integer> each : ports.entrySet()) {
                workers.put(each.getKey(), worker(services, each.getKey(), each.getValue()));
            }
            await().atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(services.number("select count(*) from worker"))
                                    .describedAs(services.stories())
                                    .isEqualTo(WORKERS.size()));
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(caller.get("/credits").status()).isEqualTo(200));
            services.grantDemoAccount(90);
            Packs packs = new Packs(caller);
            String first = packs.submit();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> packs.status(first).equals("succeeded"));

            exposed(management, "gateway");
            for (int port : ports.values()) {
                exposed(port, "worker");
            }
            List<String> silent = new ArrayList<>(DashboardQueries.overSeconds(30, "sketches"));
            int queries = silent.size();
            await().alias("a number for the query of every panel")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> {
                        silent.removeAll(prometheus.withNumber(silent));
                        assertThat(silent).isEmpty();
                    });
            log.info("all of the {} queries of the dashboards have given numbers", queries);
            assertThat(prometheus.firing()).isEmpty();

            Objects.requireNonNull(workers.get("sketches")).kill();
            long killed = System.nanoTime();
            String waiting = packs.submit();
            await().alias("the alerts of a killed worker")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(prometheus.firing())
                                    .containsExactlyInAnyOrder(
                                            "TechpackProcessDown", "TechpackStageHasNoWorker"));
            log.info("the alerts of a killed worker fire after {} s", secondsSince(killed));

            long back = System.nanoTime();
            worker(services, "sketches", Objects.requireNonNull(ports.get("sketches")));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> packs.status(waiting).equals("succeeded"));
            await().alias("no alert of a worker that is back")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(prometheus.firing()).isEmpty());
            log.info("none fires {} s after its start", secondsSince(back));
        }
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private static ServiceProcess worker(Services services, String stage, int port)
            throws Exception {
        return services.run(
                Objects.requireNonNull(WORKERS.get(stage)), stage + "-" + System.nanoTime(), port);
    }

    private static void exposed(int port, String process) throws Exception {
        Exposition exposition =
                Exposition.of(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"));
        DocumentedMetrics documented = DocumentedMetrics.read();
        assertThat(documented.rows())
                .filteredOn(row -> row.processes().contains(process))
                .allSatisfy(
                        row -> assertThat(exposition.types()).as(process).containsKey(row.name()));
        assertThat(exposition.types().keySet())
                .filteredOn(name -> name.startsWith("techpack_") && !name.endsWith("_max"))
                .allSatisfy(name ->
                        assertThat(documented.rows())
                                .as(process)
                                .anyMatch(row ->
                                        row.name().equals(name)
                                                && row.processes().contains(process)));
    }
}
