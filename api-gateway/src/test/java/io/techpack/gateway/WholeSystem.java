package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.embedded.EmbeddedPostgres;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import io.techpack.worker.TestWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A gateway and two workers that share the stages of a tech pack, in this JVM, on a PostgreSQL of
 * the test's own and the shared Kafka; an account with a picture.
 */
final class WholeSystem implements AutoCloseable {

    private static final long CREDITS = 1_000_000;
    private static final int UNAVAILABLE = 503;

    private static final StageHandler DETECTED =
            _ ->
                    Outcome.done(
                            """
                            {"category":"APPAREL","subcategory":"t-shirt","confidence":0.9,"reasoning":"It has sleeves."}\
                            """);
    private static final StageHandler NOTHING = _ -> Outcome.done("{}");
    private static final Map<Stage, StageHandler> FIRST =
            Map.of(TechPackStage.CATEGORY, DETECTED, TechPackStage.BASE_VIEWS, NOTHING);
    private static final Map<Stage, StageHandler> LAST =
            Map.of(
                    TechPackStage.CLOSE_UPS,
                    _ -> Outcome.done("{\"closeupPlan\":[]}"),
                    TechPackStage.SKETCHES,
                    NOTHING);

    private final ConfigurableApplicationContext gateway;
    private final TestWorker first;
    private final TestWorker last;
    private final TestClient operator;
    private final TestAccount account;
    private final String body;

    private WholeSystem(ConfigurableApplicationContext gateway, TestWorker first, TestWorker last) {
        this.gateway = gateway;
        this.first = first;
        this.last = last;
        this.operator =
                new TestClient(
                        TestGateway.address(gateway, "local.server.port"), TestGateway.ADMIN_KEY);
        this.account = TestGateway.account(operator, CREDITS);
        this.body =
                """
                {"type":"tech-pack","productId":"shirt","revisionIds":["%s"]}\
                """
                        .formatted(account.revisionId("shirt", "front"));
    }

    static WholeSystem on(EmbeddedPostgres postgres) {
        List<String> source =
                List.of(
                        "spring.datasource.url=" + postgres.jdbcUrl(),
                        "spring.datasource.username=" + postgres.user(),
                        "spring.datasource.password=" + postgres.password(),
                        // outages are told in a time that a test can wait for
                        "spring.datasource.hikari.connection-timeout=500");
        ConfigurableApplicationContext gateway =
                TestGateway.run(
                        postgres.jdbcUrl(),
                        source.stream().map(setting -> "--" + setting).toArray(String[]::new));
        List<String> settings = new ArrayList<>(TestWorker.on(postgres.jdbcUrl()));
        settings.removeIf(setting -> setting.startsWith("spring.datasource."));
        settings.addAll(source);
        settings.add("spring.datasource.hikari.maximum-pool-size=4");
        settings.add("techpack.worker.idle-sweep-interval=100ms");
        return new WholeSystem(
                gateway, TestWorker.start(settings, FIRST), TestWorker.start(settings, LAST));
    }

    TestClient operator() {
        return operator;
    }

    TestAccount account() {
        return account;
    }

    <T> T gatewaysBean(Class<T> type) {
        return gateway.getBean(type);
    }

    /** A tech pack with that key; empty if the answer was 503, as it must be. */
    Optional<JobId> submit(String key) {
        TestResponse answer = account.client().post(API + "/jobs", body, "Idempotency-Key", key);
        if (answer.status() == UNAVAILABLE) {
            assertThat(answer.refuses(UNAVAILABLE, "UNAVAILABLE").header("Retry-After"))
                    .matches("[1-9][0-9]?");
            return Optional.empty();
        }
        return Optional.of(JobId.of(answer.is(202).text("jobId")));
    }

    /** The body of a submission. */
    String body() {
        return body;
    }

    boolean succeeded(JobId job) {
        return status(job).equals("succeeded");
    }

    private String status(JobId job) {
        return account.client().get(API + "/jobs/" + job).is(200).text("status");
    }

    /** Fails unless each of those jobs was charged once, and nothing else was. */
    void assertPaidOnce(List<JobId> jobs, long granted) {
        assertThat(balance())
                .isEqualTo(CREDITS + granted - (long) jobs.size() * TechPackJob.TECH_PACK.price());
        assertThat(first.drift()).isZero();
    }

    private long balance() {
        return account.client().get(API + "/credits").is(200).json().get("balance").asLong();
    }

    @Override
    public void close() {
        last.close();
        first.close();
        gateway.close();
    }
}
