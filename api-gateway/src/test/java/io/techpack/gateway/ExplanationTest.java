package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.Failure;
import io.techpack.job.FailureKind;
import io.techpack.ledger.Assignment;
import io.techpack.product.TechPackStage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Why a job waits, as operators are told it. */
class ExplanationTest extends OperatorTestBase {

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
    void who_held_a_job_up_and_who_canceled_it_is_told_when_it_has_ended() {
        pause("{\"reason\":\"before it was there\"}");
        operator.post(API + "/admin/stages/base-views/resume", "").is(200);
        beat(worker, Map.of());
        String job = submitted().text("jobId");
        pause("{\"reason\":\"night\"}");
        operator.post(API + "/admin/stages/base-views/resume", "").is(200);
        account.client().post(API + "/jobs/" + job + "/cancel", "").is(200);
        pause("{\"reason\":\"after it had ended\"}");

        JsonNode told = explanation(job);

        assertThat(told.get("history").valueStream().map(each -> each.get("event").asString()))
                .containsExactly("accepted", "pause-stage", "resume-stage", "canceled");
        assertThat(event(told, "pause-stage").get("detail").asString())
                .isEqualTo("by operator: night");
        assertThat(event(told, "pause-stage").get("stage").asString()).isEqualTo("base-views");
        assertThat(event(told, "resume-stage").get("detail").asString()).isEqualTo("by operator");
        assertThat(event(told, "canceled").get("detail").asString()).startsWith("by its account");
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
