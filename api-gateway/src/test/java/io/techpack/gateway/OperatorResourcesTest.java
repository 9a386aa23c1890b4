package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.WorkerId;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stages and workers, as operators see and order them. */
class OperatorResourcesTest extends OperatorTestBase {

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
        return metrics().get("techpack.stage.paused").tag("stage", VIEWS).gauge().value();
    }
}
