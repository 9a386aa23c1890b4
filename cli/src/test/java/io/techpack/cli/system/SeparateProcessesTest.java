package io.techpack.cli.system;

import static io.techpack.cli.system.Services.ANY_FREE_PORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service as operators run it: a process each, from its executable jar. */
class SeparateProcessesTest {

    private static final List<String> MODULES =
            List.of(
                    "api-gateway",
                    "worker-category",
                    "worker-baseviews",
                    "worker-closeups",
                    "worker-sketches");
    private static final int JOBS = 4;

    @TempDir Path directory;
    private Services services;

    @BeforeEach
    void start() throws IOException {
        services = Services.on(directory, MODULES);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (services != null) {
            services.close();
        }
    }

    @Test
    void the_jobs_of_a_killed_worker_finish_on_another_within_30_seconds() throws Exception {
        int port = Services.freePort();
        // whoever comes first migrates the database
        services.run("api-gateway", "gateway", port);
        services.run("worker-category", "category", ANY_FREE_PORT);
        services.run("worker-baseviews", "base-views", ANY_FREE_PORT);
        ServiceProcess one = services.run("worker-closeups", "close-ups-1", ANY_FREE_PORT);
        ServiceProcess two = services.run("worker-closeups", "close-ups-2", ANY_FREE_PORT);
        services.run("worker-sketches", "sketches", ANY_FREE_PORT);
        URI url = URI.create("http://127.0.0.1:" + port);
        try (ContractClient caller = new ContractClient(url, Optional.empty())) {
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(caller.get("/credits").status()).isEqualTo(200));
            services.grantDemoAccount(JOBS * 9);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(services.number("select count(*) from worker"))
                                    .describedAs(services.stories())
                                    .isEqualTo(5));

            // a first job through all of them, so that the clock below measures the taking over and
            // not five Javas that see their first picture
            Packs packs = new Packs(caller);
            String first = packs.submit();
            await().alias("a job through all five services")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(statuses(caller, List.of(first)))
                                    .describedAs(services.stories())
                                    .containsOnly("succeeded"));

            List<String> jobs = new ArrayList<>();
            for (int i = 1; i < JOBS; i++) {
                jobs.add(packs.submit());
            }

            ServiceProcess victim =
                    await().atMost(Duration.ofMinutes(2))
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> busyWithCloseUps(List.of(one, two)), Optional::isPresent)
                            .orElseThrow();
            victim.kill();

            await().alias("the jobs of a killed worker")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() ->
                            assertThat(statuses(caller, jobs))
                                    .describedAs(services.stories())
                                    .containsOnly("succeeded"));
            assertThat(caller.balance()).isZero();
            assertThat(services.number("select count(*) from stage_result where attempts > 1"))
                    .describedAs("stages that another worker had to take over")
                    .isPositive();
        }
    }

    private static List<String> statuses(ContractClient caller, List<String> jobs)
            throws IOException, InterruptedException {
        List<String> statuses = new ArrayList<>();
        for (String job : jobs) {
            statuses.add(caller.get("/jobs/" + job).body().path("status").asString());
        }
        return statuses;
    }

    /** One of the workers that is in the middle of close-ups. */
    private Optional<ServiceProcess> busyWithCloseUps(List<ServiceProcess> workers)
            throws SQLException {
        for (ServiceProcess worker : workers) {
            long busy =
                    services.number(
                            "select count(*) from job j join worker w on w.id = j.lease_owner"
                                    + " where j.status = 'running' and j.stage = 'close-ups'"
                                    + " and w.name like '%:"
                                    + worker.pid()
                                    + "'");
            if (busy > 0) {
                return Optional.of(worker);
            }
        }
        return Optional.empty();
    }
}
