package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Heartbeat;
import io.techpack.ledger.Ledger;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** How jobs look that no worker claims because their engine keeps failing. */
class JobWaitsTest {

    private static ConfigurableApplicationContext gateway;
    private static TestClient operator;

    /** A gateway whose jobs no worker takes. */
    @BeforeAll
    static void start() {
        gateway = TestGateway.run(SharedServers.get().newDatabase());
        operator =
                new TestClient(
                        TestGateway.address(gateway, "local.server.port"), TestGateway.ADMIN_KEY);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_job_whose_stage_nobody_claims_says_that_it_waits_for_the_engine_and_since_when() {
        TestAccount account = TestGateway.account(operator, 9);
        String product = TestGateway.newProduct();
        WorkerId one = WorkerId.next();
        WorkerId other = WorkerId.next();
        beat(one, Map.of(TechPackStage.BASE_VIEWS, Duration.ofMinutes(9)));
        beat(other, Map.of(TechPackStage.CATEGORY, Duration.ofMinutes(9)));
        TestResponse submitted =
                account.client()
                        .post(
                                API + "/jobs",
                                """
                                {"type":"base-views","productId":"%s","revisionIds":["%s"]}\
                                """
                                        .formatted(product, account.revisionId(product, "front")))
                        .is(202);
        String path = API + "/jobs/" + submitted.text("jobId");
        Instant created = Instant.parse(submitted.text("createdAt"));
        // one of the two workers of the stage still claims
        assertThat(waitingOn(submitted)).isEmpty();
        assertThat(submitted.text("step")).isEqualTo("Waiting for Base View Analysis");

        beat(other, Map.of(TechPackStage.BASE_VIEWS, Duration.ofMinutes(1)));
        TestResponse waiting =
                await().until(
                                () -> account.client().get(path),
                                answer -> waitingOn(answer).equals("engine"));

        JsonNode step = waiting.json().at("/steps/0");
        assertThat(step.get("status").asString()).isEqualTo("pending");
        // the outage is older than the job, which cannot have waited before it was there
        assertThat(Instant.parse(step.get("waitingSince").asString()))
                .isBetween(created.minusSeconds(1), created.plusSeconds(1));
        assertThat(waiting.text("step"))
                .isEqualTo("Base View Analysis waits for its engine, which keeps failing");
        assertThat(account.client().get(API + "/jobs").json().at("/jobs/0/step").asString())
                .contains("waits for its engine");
        // no change of the job: its ETag stays, and a client that has it gets a 304
        assertThat(waiting.header("ETag")).isEqualTo(submitted.header("ETag"));
        account.client().get(path, "If-None-Match", waiting.header("ETag")).is(304);

        beat(one, Map.of());
        await().until(() -> waitingOn(account.client().get(path)).isEmpty());
    }

    private static void beat(WorkerId worker, Map<Stage, Duration> open) {
        gateway.getBean(Ledger.class)
                .heartbeat(
                        new Heartbeat(
                                worker,
                                "test",
                                List.of(
                                        Heartbeat.StageLoad.of(TechPackStage.CATEGORY, 4),
                                        Heartbeat.StageLoad.of(TechPackStage.BASE_VIEWS, 4)),
                                List.of(),
                                open));
    }

    private static String waitingOn(TestResponse job) {
        return job.json().at("/steps/0/waitingOn").asString("");
    }
}
