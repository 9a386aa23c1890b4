package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.job.JobId;
import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Heartbeat;
import io.techpack.ledger.Heartbeat.StageLoad;
import io.techpack.ledger.Ledger;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Stages, workers and why jobs wait, as operators see and order them. */
class OperatorResourcesTest {

    private static final String VIEWS = "base-views";

    private static ConfigurableApplicationContext gateway;
    private static TestClient operator;

    private TestAccount account;
    private final String product = TestGateway.newProduct();
    private final WorkerId worker = WorkerId.next();

    /** A gateway of whose workers a test says what they do. */
    @BeforeAll
    static void start() {
        gateway =
                TestGateway.run(
                        SharedServers.get().newDatabase(), "--techpack.gateway.queue-metrics=50ms");
        operator =
                new TestClient(
                        TestGateway.address(gateway, "local.server.port"), TestGateway.ADMIN_KEY);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void open() {
        account = TestGateway.account(operator, 9);
    }

    @AfterEach
    void clear() {
        sql("delete from job where finished_at is null");
        sql("delete from worker");
        sql("delete from stage_pause");
    }

    @Test
    void a_paused_stage_says_since_when_by_whom_and_why_and_so_do_the_jobs_that_wait_for_it() {
        TestResponse submitted = submitted();
        String path = API + "/jobs/" + submitted.text("jobId");

        JsonNode paused = pause("{\"reason\":\"The provider bills twice.\"}").json();

        assertThat(paused.at("/paused/by").asString()).isEqualTo("operator");
        assertThat(paused.at("/paused/reason").asString()).isEqualTo("The provider bills twice.");
        assertThat(Instant.parse(paused.at("/paused/since").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        assertThat(stage().get("paused")).isEqualTo(paused.get("paused"));
        assertThat(claim(submitted.text("jobId"))).isEmpty();
        assertThat(pausedGauge()).isEqualTo(1);

        TestResponse waiting =
                await().until(
                                () -> account.client().get(path),
                                answer ->
                                        answer.json()
                                                .at("/steps/0/waitingOn")
                                                .asString("")
                                                .equals("paused"));
        assertThat(waiting.text("step")).isEqualTo("Base View Analysis is paused by an operator");
        assertThat(waiting.json().at("/steps/0/waitingSince").isString()).isTrue();
        // no change of the job, as with an engine's outage
        account.client().get(path, "If-None-Match", submitted.header("ETag")).is(304);

        JsonNode again = pause("{\"reason\":\"another\"}").json();
        assertThat(again.get("paused")).isEqualTo(paused.get("paused"));
        assertThat(paused.get("changed").asBoolean()).isTrue();
        assertThat(again.get("changed").asBoolean()).isFalse();
        assertThat(stage().has("changed")).isFalse();

        JsonNode resumed = resume();
        assertThat(resumed.get("paused").isNull()).isTrue();
        assertThat(resumed.get("changed").asBoolean()).isTrue();
        assertThat(resume().get("changed").asBoolean()).isFalse();
        await().until(() -> account.client().get(path).json().at("/steps/0/waitingOn").isNull());
        await().until(() -> pausedGauge() == 0);
        assertThat(claim(submitted.text("jobId"))).isPresent();
    }

    @Test
    void a_pause_by_an_accounts_key_names_the_key_and_the_account() {
        String key =
                operator.post(
                                API + "/admin/accounts/" + account.id() + "/keys",
                                "{\"label\":\"ops\",\"scopes\":[\"admin\"]}")
                        .is(201)
                        .text("key");

        JsonNode paused =
                operator.withKey(key).post(API + "/admin/stages/edit/pause", "{}").is(200).json();

        assertThat(paused.at("/paused/by").asString())
                .isEqualTo(key.split("_")[1] + " of account " + account.id());
        assertThat(paused.at("/paused/reason").isNull()).isTrue();
    }

    @Test
    void stages_that_do_not_exist_and_reasons_that_are_too_long_are_refused() {
        operator.post(API + "/admin/stages/hologram/pause", "{}").refuses(404, "NOT_FOUND");
        operator.post(API + "/admin/stages/hologram/resume", "{}").refuses(404, "NOT_FOUND");
        operator.post(
                        API + "/admin/stages/edit/pause",
                        "{\"reason\":\"%s\"}".formatted("x".repeat(201)))
                .refuses(400, "INVALID_REQUEST");
        operator.post(API + "/admin/stages/edit/pause", "{\"until\":\"noon\"}")
                .refuses(400, "INVALID_REQUEST");
    }

    @Test
    void a_stage_tells_its_queue_and_what_its_workers_do() {
        submitted();
        beat(worker, Map.of());

        JsonNode stage = await().until(this::stage, each -> each.get("due").asInt() == 1);

        assertThat(stage.get("name").asString()).isEqualTo("Base View Analysis");
        assertThat(stage.get("capacity").asInt()).isEqualTo(4);
        assertThat(stage.get("inFlight").asInt()).isEqualTo(2);
        assertThat(stage.get("workers").asInt()).isEqualTo(1);
        assertThat(stage.get("recentSeconds").asDouble()).isEqualTo(1.5);
        assertThat(stage.get("perSecond").asDouble()).isEqualTo(0.33);
        assertThat(stage.get("engineDownSince").isNull()).isTrue();
    }

    @Test
    void a_drained_worker_says_so_until_it_is_let_claim_again() {
        beat(worker, Map.of(TechPackStage.BASE_VIEWS, Duration.ofMinutes(1)));
        String path = API + "/admin/workers/" + worker;

        JsonNode drained = operator.post(path + "/drain", "").is(200).json();

        assertThat(drained.get("drainingSince").isString()).isTrue();
        assertThat(drained.at("/stages/0/circuitOpen").asBoolean()).isTrue();
        assertThat(drained.get("alive").asBoolean()).isTrue();
        JsonNode listed = operator.get(API + "/admin/workers").is(200).json().at("/workers/0");
        assertThat(listed.get("workerId")).isEqualTo(drained.get("workerId"));
        assertThat(operator.post(path + "/resume", "").is(200).json().get("drainingSince").isNull())
                .isTrue();

        sql("update worker set heartbeat_at = now() - interval '1 minute'");
        operator.post(path + "/drain", "").refuses(404, "NOT_FOUND");
        operator.post(API + "/admin/workers/" + UUID.randomUUID() + "/drain", "")
                .refuses(404, "NOT_FOUND");
        operator.post(API + "/admin/workers/nobody/drain", "").refuses(404, "NOT_FOUND");
    }

    @Test
    void a_job_whose_stage_has_only_drained_workers_waits_for_a_worker() {
        beat(worker, Map.of());
        String path = API + "/jobs/" + submitted().text("jobId");
        assertThat(account.client().get(path).json().at("/steps/0/waitingOn").isNull()).isTrue();

        operator.post(API + "/admin/workers/" + worker + "/drain", "").is(200);
        TestResponse waiting =
                await().until(
                                () -> account.client().get(path),
                                answer ->
                                        answer.json()
                                                .at("/steps/0/waitingOn")
                                                .asString("")
                                                .equals("worker"));
        assertThat(waiting.json().at("/steps/0/waitingSince").isString()).isTrue();
        assertThat(waiting.text("step"))
                .isEqualTo("Base View Analysis waits for a worker: all of them are drained");

        beat(WorkerId.next(), Map.of());
        await().until(() -> account.client().get(path).json().at("/steps/0/waitingOn").isNull());
    }

    @Test
    void a_queued_job_says_all_that_it_waits_for_and_what_to_do() {
        String job = submitted().text("jobId");
        assertThat(hold(job, "no-worker").get("why").asString())
                .isEqualTo("No live worker for base-views.");

        beat(worker, Map.of());
        assertThat(hold(job, "turn").get("why").asString())
                .contains("number 1 in the queue")
                .contains("2 of 4 slots");

        beat(worker, Map.of(TechPackStage.BASE_VIEWS, Duration.ofMinutes(1)));
        assertThat(hold(job, "engine").get("since").isString()).isTrue();

        operator.post(API + "/admin/workers/" + worker + "/drain", "").is(200);
        assertThat(hold(job, "drained").get("advice").asString())
                .contains("techpack admin drain --undo " + worker);

        pause("{\"reason\":\"night\"}");
        JsonNode both = explanation(job).get("holds");
        assertThat(both.valueStream().map(each -> each.get("reason").asString()))
                .containsExactly("paused", "drained");
        assertThat(both.at("/0/why").asString()).contains("by operator: night");
        assertThat(both.at("/0/advice").asString())
                .isEqualTo("Resume it: techpack admin resume base-views");
    }

    @Test
    void a_job_that_is_tried_again_later_says_when_and_after_what() {
        beat(worker, Map.of());
        String job = submitted().text("jobId");
        Assignment attempt = claim(job).orElseThrow();
        ledger().requeue(
                        attempt.lease(), Duration.ofSeconds(40), true, "the provider answered 503");

        JsonNode told = explanation(job);

        assertThat(hold(job, "retry").get("why").asString())
                .matches("Next try in [34][0-9] s, after: the provider answered 503");
        JsonNode failed = event(told, "attempt");
        assertThat(failed.get("worker").asString()).isEqualTo("host:1");
        assertThat(failed.get("detail").asString()).isEqualTo("the provider answered 503");
        assertThat(failed.get("tookSeconds").isNumber()).isTrue();
        sql("update job set waiting_on = 'provider' where id = '%s'".formatted(job));
        assertThat(hold(job, "provider").get("why").asString()).contains("asked to wait");
    }

    @Test
    void a_job_of_an_account_at_its_limit_says_how_many_run() {
        beat(worker, Map.of());
        operator.send(
                        "PUT",
                        API + "/admin/accounts/" + account.id() + "/limits",
                        java.net.http.HttpRequest.BodyPublishers.ofString("{\"runningStages\":1}"),
                        "Content-Type",
                        "application/json")
                .is(200);
        assertThat(claim(submitted().text("jobId"))).isPresent();
        String second = submitted().text("jobId");

        assertThat(hold(second, "account-limit").get("why").asString())
                .isEqualTo("Account limit 1 reached: 1 of its jobs run.");
    }

    @Test
    void a_running_job_names_its_worker_and_says_if_that_no_longer_answers() {
        beat(worker, Map.of());
        String job = submitted().text("jobId");
        assertThat(claim(job)).isPresent();

        JsonNode told = explanation(job);
        assertThat(told.get("summary").asString()).startsWith("Running at base-views");
        assertThat(hold(job, "running").get("why").asString()).contains("Worker host:1 has been");
        assertThat(event(told, "running").get("worker").asString()).isEqualTo("host:1");

        sql("update worker set heartbeat_at = now() - interval '20 seconds'");
        assertThat(hold(job, "worker-silent").get("why").asString())
                .isEqualTo("Worker host:1 has not answered for 20 s.");
    }

    @Test
    void an_ended_job_says_why_what_came_back_and_how_it_may_go_on() {
        beat(worker, Map.of());
        String failed = ended(FailureKind.STAGE_FAILED);
        String parked = ended(FailureKind.WORKER_LOST);
        String refused = ended(FailureKind.UNPROCESSABLE_IMAGE);

        JsonNode told = explanation(failed);
        assertThat(hold(failed, "failed").get("advice").asString())
                .endsWith("techpack retry " + failed);
        assertThat(hold(parked, "parked").get("advice").asString())
                .endsWith("techpack admin requeue " + parked);
        assertThat(hold(refused, "failed").get("advice").asString())
                .contains("another picture")
                .doesNotContain("retry");
        assertThat(event(told, "error").get("detail").asString()).isEqualTo("no luck");
        assertThat(told.at("/credits/refunded").asInt()).isEqualTo(3);
        assertThat(
                        told.at("/credits/entries")
                                .valueStream()
                                .map(each -> each.get("amount").asInt()))
                .containsExactly(-3, 3);
        assertThat(told.get("accountId").asString()).isEqualTo(account.id().toString());

        account.client().post(API + "/jobs/" + failed + "/retry", "").is(202);
        assertThat(event(explanation(failed), "retried").get("detail").asString())
                .isEqualTo("goes on where it failed");
    }

    @Test
    void a_job_at_a_stage_of_another_version_is_explained_as_far_as_it_can_be() {
        String job = submitted().text("jobId");
        sql(
                "update job set stage = 'hologram', queue_stage = 'hologram', type = 'movie' where id = '%s'"
                        .formatted(job));

        assertThat(hold(job, "unknown-stage").get("why").asString()).contains("hologram");
        operator.get(API + "/admin/jobs/" + UUID.randomUUID() + "/explanation")
                .refuses(404, "NOT_FOUND");
        sql("delete from job where id = '%s'".formatted(job));
    }

    private String ended(FailureKind kind) {
        String job = submitted().text("jobId");
        Assignment attempt = claim(job).orElseThrow();
        ledger().fail(attempt.lease(), new Failure(kind, TechPackStage.BASE_VIEWS, "no luck"));
        return job;
    }

    private TestResponse submitted() {
        return account.client()
                .post(
                        API + "/jobs",
                        """
                        {"type":"base-views","productId":"%s","revisionIds":["%s"]}\
                        """
                                .formatted(product, account.revisionId(product, "front")))
                .is(202);
    }

    private Optional<Assignment> claim(String job) {
        return ledger()
                .claim(worker, List.of(new DueStage(JobId.of(job), TechPackStage.BASE_VIEWS)))
                .stream()
                .findFirst();
    }

    private void beat(WorkerId who, Map<Stage, Duration> open) {
        ledger().heartbeat(
                        new Heartbeat(
                                who,
                                "host:1",
                                List.of(
                                        new StageLoad(
                                                TechPackStage.BASE_VIEWS,
                                                4,
                                                2,
                                                Optional.of(Duration.ofMillis(1_500)),
                                                1 / 3.0)),
                                List.of(),
                                open));
    }

    private static Ledger ledger() {
        return gateway.getBean(Ledger.class);
    }

    private static void sql(String statement) {
        gateway.getBean(Jdbi.class).useHandle(handle -> handle.execute(statement));
    }

    private static TestResponse pause(String body) {
        return operator.post(API + "/admin/stages/" + VIEWS + "/pause", body).is(200);
    }

    private static JsonNode resume() {
        return operator.post(API + "/admin/stages/" + VIEWS + "/resume", "").is(200).json();
    }

    private JsonNode stage() {
        return operator.get(API + "/admin/stages")
                .is(200)
                .json()
                .get("stages")
                .valueStream()
                .filter(each -> each.get("stage").asString().equals(VIEWS))
                .findFirst()
                .orElseThrow();
    }

    private static double pausedGauge() {
        return gateway.getBean(MeterRegistry.class)
                .get("techpack.stage.paused")
                .tag("stage", VIEWS)
                .gauge()
                .value();
    }

    private static JsonNode explanation(String job) {
        return operator.get(API + "/admin/jobs/" + job + "/explanation").is(200).json();
    }

    /** What it waits for, for that reason; the stages that are looked at may be a moment old. */
    private static JsonNode hold(String job, String reason) {
        return await().until(
                        () ->
                                explanation(job)
                                        .get("holds")
                                        .valueStream()
                                        .filter(each ->
                                                each.get("reason").asString().equals(reason))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode event(JsonNode explanation, String event) {
        return explanation
                .get("history")
                .valueStream()
                .filter(each -> each.get("event").asString().equals(event))
                .findFirst()
                .orElseThrow();
    }
}
