package io.techpack.cli.system;

import static io.techpack.cli.system.Services.ANY_FREE_PORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.tracing.OtlpReceiver;
import io.techpack.tracing.OtlpReceiver.ReceivedSpan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service as operators run it: a process each, from its executable jar. */
@Tag("long")
class SeparateProcessesTest {

    private static final List<String> MODULES =
            List.of(
                    "api-gateway",
                    "worker-category",
                    "worker-baseviews",
                    "worker-closeups",
                    "worker-sketches");
    private static final List<String> STAGES =
            List.of("category", "base-views", "close-ups", "sketches");
    private static final int JOBS = 4;

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String RESCUED_TRACE = "4bf92f3577b34da6a3ce929d0e0e4737";

    @TempDir Path directory;
    private Services services;
    private OtlpReceiver collector;

    @BeforeEach
    void start() throws IOException {
        services = Services.on(directory, MODULES);
        collector = OtlpReceiver.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (services != null) {
            services.close();
        }
        if (collector != null) {
            collector.close();
        }
    }

    @Test
    void the_jobs_of_a_killed_worker_finish_on_another_within_30_seconds() throws Exception {
        int port = Services.freePort();
        // whoever comes first migrates the database
        run("api-gateway", "gateway", port);
        int category = Services.freePort();
        run("worker-category", "category", category);
        run("worker-baseviews", "base-views", ANY_FREE_PORT);
        ServiceProcess one = run("worker-closeups", "close-ups-1", ANY_FREE_PORT);
        ServiceProcess two = run("worker-closeups", "close-ups-2", ANY_FREE_PORT);
        run("worker-sketches", "sketches", ANY_FREE_PORT);
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
            String first = packs.submit(traceparent(TRACE));
            await().alias("a job through all five services")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(statuses(caller, List.of(first)))
                                    .describedAs(services.stories())
                                    .containsOnly("succeeded"));

            isOneTrace();
            exposesTheTraceOfAnAttempt(category);

            List<String> jobs = new ArrayList<>();
            for (int i = 1; i < JOBS; i++) {
                jobs.add(packs.submit(traceparent(RESCUED_TRACE)));
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
            namesTheLostAttempt();
        }
    }

    private ServiceProcess run(String module, String name, int port) throws IOException {
        return services.run(
                module,
                name,
                port,
                Map.of(
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        collector.endpoint(),
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULE_DELAY",
                        "200ms"));
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    /** From the request through Kafka to the last stage, of every process that had part in it. */
    private void isOneTrace() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    List<ReceivedSpan> spans = collector.spansOf(TRACE);
                    assertThat(spans)
                            .extracting(ReceivedSpan::service)
                            .contains(MODULES.toArray(String[]::new));
                    ReceivedSpan request =
                            spans.stream()
                                    .filter(span -> span.name().startsWith("http post"))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
                    for (String stage : STAGES) {
                        assertThat(spans)
                                .filteredOn(span -> span.name().equals("attempt " + stage))
                                .singleElement()
                                .returns(request.id(), ReceivedSpan::parent);
                        assertThat(spans)
                                .filteredOn(span -> span.name().equals("send techpack." + stage))
                                .extracting(ReceivedSpan::parent)
                                .containsOnly(request.id());
                    }
                });
    }

    private void namesTheLostAttempt() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    List<ReceivedSpan> spans = collector.spansOf(RESCUED_TRACE);
                    List<String> lost =
                            spans.stream()
                                    .filter(span -> span.name().equals("rescue close-ups"))
                                    .map(span -> span.linked().getOrDefault("lost attempt", ""))
                                    .toList();
                    assertThat(lost).isNotEmpty();
                    assertThat(spans)
                            .filteredOn(span -> span.name().equals("attempt close-ups"))
                            .extracting(span -> span.linked().getOrDefault("attempt before", ""))
                            .containsAll(lost);
                });
    }

    /** A histogram of a process that tells traces of the one of its last attempt. */
    private static void exposesTheTraceOfAnAttempt(int port) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics =
                    http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:"
                                                                    + port
                                                                    + "/actuator/prometheus"))
                                            .header("Accept", "application/openmetrics-text")
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            assertThat(metrics.lines())
                    .filteredOn(line ->
                            line.startsWith("techpack_stage_duration_seconds_bucket")
                                    && line.contains("trace_id=\"" + TRACE + "\""))
                    .isNotEmpty();
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
