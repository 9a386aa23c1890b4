package io.techpack.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.techpack.embedded.EmbeddedServers;
import io.techpack.embedded.EmbeddedSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    /** Chosen by the process itself, so that no other can take it first. */
    private static final int ANY_FREE_PORT = 0;

    @TempDir Path directory;
    private EmbeddedServers servers;
    private final List<ServiceProcess> processes = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (String module : MODULES) {
            assumeTrue(
                    ServiceProcess.jar(module).isPresent(),
                    () -> "no executable jar of " + module + "; build with package or verify");
        }
        servers = EmbeddedServers.start(EmbeddedSettings.in(directory));
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (ServiceProcess process : processes) {
            process.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void the_jobs_of_a_killed_worker_finish_on_another_within_30_seconds() throws Exception {
        int port = freePort();
        // the gateway migrates the database; workers find it ready
        run("api-gateway", "gateway", port);
        URI url = URI.create("http://127.0.0.1:" + port);
        try (Caller caller = new Caller(url, Optional.empty())) {
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(caller.get("/credits").status()).isEqualTo(200));
            grantDemoAccount(JOBS * 9);
            run("worker-category", "category", ANY_FREE_PORT);
            run("worker-baseviews", "base-views", ANY_FREE_PORT);
            ServiceProcess one = run("worker-closeups", "close-ups-1", ANY_FREE_PORT);
            ServiceProcess two = run("worker-closeups", "close-ups-2", ANY_FREE_PORT);
            run("worker-sketches", "sketches", ANY_FREE_PORT);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(number("select count(*) from worker"))
                                    .describedAs(stories())
                                    .isEqualTo(5));

            // a first job through all of them, so that the clock below measures the taking over and
            // not five Javas that see their first picture
            String first = submit(caller, 0);
            await().alias("a job through all five services")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(statuses(caller, List.of(first)))
                                    .describedAs(stories())
                                    .containsOnly("succeeded"));

            List<String> jobs = new ArrayList<>();
            for (int i = 1; i < JOBS; i++) {
                jobs.add(submit(caller, i));
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
                                    .describedAs(stories())
                                    .containsOnly("succeeded"));
            assertThat(caller.balance()).isZero();
            assertThat(number("select count(*) from stage_result where attempts > 1"))
                    .describedAs("stages that another worker had to take over")
                    .isPositive();
        }
    }

    private String submit(Caller caller, int number) throws IOException, InterruptedException {
        JsonNode revision =
                caller.upload("shirt-" + number, "front", "a.jpg", Photos.shirt(100 + number))
                        .body();
        ObjectNode request =
                Caller.object().put("type", "tech-pack").put("productId", "shirt-" + number);
        request.put("shotCount", 6).putArray("views").add("front");
        request.putArray("revisionIds").add(revision.path("revisionId").asString());
        Caller.Reply accepted = caller.post("/jobs", request);
        assertThat(accepted.status()).describedAs(accepted.body().toString()).isEqualTo(202);
        return accepted.body().get("jobId").asString();
    }

    private static List<String> statuses(Caller caller, List<String> jobs)
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
                    number(
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

    private ServiceProcess run(String module, String name, int port) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", servers.jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", servers.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", servers.password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "5");
        environment.put("TECHPACK_ARTIFACTS_DIRECTORY", directory.resolve("artifacts").toString());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        if (module.equals("api-gateway")) {
            environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ANY_FREE_PORT));
            environment.put("TECHPACK_GATEWAY_STANDALONE", "true");
        }
        ServiceProcess process = ServiceProcess.start(module, name, directory, environment);
        processes.add(process);
        return process;
    }

    private void grantDemoAccount(int credits) throws SQLException {
        try (Connection connection = servers.postgres().connect();
                PreparedStatement grant =
                        connection.prepareStatement(
                                """
                                with paid as (update account set balance = balance + ? returning id)
                                insert into ledger_entry (account_id, kind, amount, reason)
                                select id, 'GRANT', ?, 'test' from paid
                                """)) {
            grant.setInt(1, credits);
            grant.setInt(2, credits);
            grant.executeUpdate();
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = servers.postgres().connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String stories() {
        StringBuilder all = new StringBuilder();
        processes.forEach(process -> all.append(process.story()).append("\n\n"));
        return all.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
