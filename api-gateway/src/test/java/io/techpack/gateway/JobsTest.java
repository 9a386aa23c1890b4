package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.FailureKind;
import io.techpack.ledger.Ledger;
import io.techpack.product.JobInput;
import io.techpack.product.TechPackStage;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JobsTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();

    @Test
    void a_tech_pack_is_accepted_at_once_and_ends_with_the_results_of_every_step() {
        TestResponse accepted = submit().is(202);

        assertThat(accepted.header("Location")).isEqualTo(accepted.text("links", "self"));
        assertThat(accepted.header("ETag")).isEqualTo("\"" + accepted.text("version") + "\"");
        JsonNode job = ended(accepted.text("jobId"));
        assertThat(job.propertyNames())
                .containsExactly(
                        "jobId",
                        "type",
                        "productId",
                        "status",
                        "progress",
                        "step",
                        "version",
                        "steps",
                        "results",
                        "credits",
                        "error",
                        "createdAt",
                        "startedAt",
                        "finishedAt",
                        "links");
        assertThat(job.get("type").asString()).isEqualTo("tech-pack");
        assertThat(job.get("status").asString()).isEqualTo("succeeded");
        assertThat(job.get("progress").asInt()).isEqualTo(100);
        assertThat(job.get("error").isNull()).isTrue();
        assertThat(Instant.parse(job.get("finishedAt").asString()))
                .isAfterOrEqualTo(Instant.parse(job.get("createdAt").asString()));
        JsonNode results = job.get("results");
        assertThat(results.propertyNames())
                .containsExactly("category", "baseViews", "closeUps", "sketches");
        assertThat(results.at("/category/category").asString()).isEqualTo("APPAREL");
        assertThat(results.get("baseViews")).hasSize(1);
        assertThat(results.get("closeUps")).hasSize(8);
        assertThat(results.get("sketches")).hasSize(3);
        assertThat(results.at("/sketches/0/vectorUrl").asString()).startsWith(gateway.base());
        assertThat(job.get("links").propertyNames()).containsExactly("self", "events");
    }

    @Test
    void an_answer_tells_its_length_and_is_not_sent_in_chunks() {
        TestResponse accepted = submit().is(202);

        assertThat(accepted.header("Content-Length"))
                .isEqualTo(Integer.toString(accepted.bytes().length));
        assertThat(accepted.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void every_step_of_the_plan_is_shown_with_its_price_and_its_receipt() {
        JsonNode job = ended(submit().is(202).text("jobId"));

        assertThat(job.get("steps").valueStream().map(step -> step.get("id").asString()))
                .containsExactly("category", "base-views", "close-ups", "sketches");
        JsonNode step = job.at("/steps/1");
        assertThat(step.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "description",
                        "credits",
                        "status",
                        "progress",
                        "attempt",
                        "cached",
                        "waitingOn",
                        "waitingSince",
                        "startedAt",
                        "finishedAt");
        assertThat(step.get("name").asString()).isEqualTo("Base View Analysis");
        assertThat(step.get("status").asString()).isEqualTo("completed");
        assertThat(step.get("progress").asInt()).isEqualTo(100);
        assertThat(step.get("attempt").asInt()).isEqualTo(1);
        JsonNode credits = job.get("credits");
        assertThat(credits.get("held").asInt()).isEqualTo(9);
        assertThat(credits.get("used").asInt()).isEqualTo(9);
        assertThat(credits.get("receipt").toString())
                .isEqualTo(
                        """
                        [{"step":"base-views","charged":3,"refunded":0,"reason":null},{"step":"close-ups","charged":3,"refunded":0,"reason":null},{"step":"sketches","charged":3,"refunded":0,"reason":null}]\
                        """);
    }

    @Test
    void a_running_step_is_in_progress_and_those_after_it_are_pending() {
        CountDownLatch gate = gateway.workers().hold(product);
        String id = submit().is(202).text("jobId");

        JsonNode job = reached(id, "/steps/0/status", "in-progress");

        assertThat(job.get("status").asString()).isEqualTo("running");
        assertThat(job.at("/steps/1/status").asString()).isEqualTo("pending");
        assertThat(job.at("/steps/0/startedAt").isNull()).isFalse();
        assertThat(job.at("/results/category").isNull()).isTrue();
        assertThat(job.at("/links/cancel").asString())
                .isEqualTo(job.at("/links/self").asString() + "/cancel");
        gate.countDown();
    }

    @Test
    void what_the_client_says_of_a_tech_pack_reaches_the_workers() {
        String front = account.revisionId(product, "front");
        JsonNode side = account.revision(product, "side");

        String id =
                account.client()
                        .post(
                                API + "/jobs",
                                """
                                {"type":"tech-pack","productId":"%s","revisionIds":["%s","%s"],"imageUrl":"%s",
                                 "shotCount":6,"views":["side","front"],"deadlineSeconds":600}\
                                """
                                        .formatted(
                                                product,
                                                front,
                                                side.get("revisionId").asString(),
                                                side.get("imageUrl").asString()))
                        .is(202)
                        .text("jobId");

        ended(id);
        JobInput.TechPack input = gateway.workers().inputOf(product, JobInput.TechPack.class);
        assertThat(input.shotCount()).isEqualTo(6);
        assertThat(input.sketchViews()).containsExactly(ViewType.SIDE, ViewType.FRONT);
        assertThat(input.views().all().getFirst().viewType()).isEqualTo(ViewType.SIDE);
        assertThat(input.leadingView().viewType()).isEqualTo(ViewType.SIDE);
    }

    @Test
    void where_the_client_names_no_picture_of_a_tech_pack_the_front_leads() {
        String side = account.revisionId(product, "side");
        String front = account.revisionId(product, "front");
        String id = techPackLedBy("", side, front).is(202).text("jobId");

        ended(id);
        JobInput.TechPack input = gateway.workers().inputOf(product, JobInput.TechPack.class);
        assertThat(input.leadingView().viewType()).isEqualTo(ViewType.FRONT);
        assertThat(input.views().all())
                .extracting(View::viewType)
                .containsExactly(ViewType.SIDE, ViewType.FRONT);
    }

    @Test
    void a_picture_that_is_none_of_the_revisions_leads_nothing() {
        String side = account.revisionId(product, "side");
        JsonNode other = account.revision(product, "front");
        for (String imageUrl :
                List.of(
                        "https://elsewhere.invalid/shirt.jpg",
                        other.get("imageUrl").asString(),
                        "data:image/png;base64,AAAA")) {
            TestResponse answer = techPackLedBy(imageUrl, side).refuses(400, "INVALID_REQUEST");

            assertThat(answer.invalidFields()).containsExactly("imageUrl");
            assertThat(answer.text("error")).contains("none of the revisions");
        }
        assertThat(gateway.rows("job", account.id())).isZero();
    }

    private TestResponse techPackLedBy(String imageUrl, String... revisions) {
        return account.client()
                .post(
                        API + "/jobs",
                        """
                        {"type":"tech-pack","productId":"%s","revisionIds":["%s"],"imageUrl":"%s"}\
                        """
                                .formatted(product, String.join("\",\"", revisions), imageUrl));
    }

    @Test
    void every_operation_is_a_type_of_job() {
        JsonNode revision = account.revision(product, "front");
        String id = revision.get("revisionId").asString();
        String analysis = "{\"revisionId\":\"%s\"}".formatted(id);
        List<String> bodies =
                List.of(
                        "\"type\":\"category\",\"productId\":\"%s\",\"imageUrl\":\"%s\""
                                .formatted(product, revision.get("imageUrl").asString()),
                        "\"type\":\"base-views\",\"productId\":\"%s\",\"revisionIds\":[\"%s\"]"
                                .formatted(product, id),
                        "\"type\":\"close-ups\",\"productId\":\"%s\",\"baseViewAnalyses\":[%s],\"category\":\"BAGS\""
                                .formatted(product, analysis),
                        "\"type\":\"sketches\",\"productId\":\"%s\",\"productAnalysis\":{\"baseViews\":[%s]},\"category\":\"BAGS\""
                                .formatted(product, analysis),
                        "\"type\":\"edit\",\"revisionId\":\"%s\",\"fieldPath\":\"a.b\",\"editPrompt\":\"c\""
                                .formatted(id),
                        "\"type\":\"regenerate\",\"revisionId\":\"%s\"".formatted(id));

        List<JsonNode> jobs = new ArrayList<>();
        for (String body : bodies) {
            TestResponse answer =
                    account.client()
                            .post(API + "/jobs", "{" + body + "}", "Prefer", "wait=30")
                            .is(200);
            jobs.add(answer.json());
        }

        assertThat(jobs)
                .allSatisfy(job -> assertThat(job.get("status").asString()).isEqualTo("succeeded"));
        assertThat(jobs.get(4).at("/results/edit/updatedValue").asString()).isEqualTo("linen");
        assertThat(jobs.get(5).at("/results/regeneration/imageUrl").asString())
                .startsWith(gateway.base());
    }

    @Test
    void a_failed_job_says_why_and_what_was_given_back() {
        gateway.workers()
                .script(
                        product,
                        assignment -> {
                            if (assignment.lease().stage() == TechPackStage.CLOSE_UPS) {
                                gateway.bean(Ledger.class)
                                        .fail(
                                                assignment.lease(),
                                                new io.techpack.job.Failure(
                                                        FailureKind.STAGE_FAILED,
                                                        TechPackStage.CLOSE_UPS,
                                                        "It broke."));
                            } else {
                                gateway.workers().done(assignment);
                            }
                        });

        JsonNode job = ended(submit().is(202).text("jobId"));

        assertThat(job.get("status").asString()).isEqualTo("failed");
        assertThat(job.get("error").toString())
                .isEqualTo(
                        """
                        {"code":"STAGE_FAILED","message":"It broke.","step":"close-ups"}\
                        """);
        assertThat(job.get("steps").valueStream().map(step -> step.get("status").asString()))
                .containsExactly("completed", "completed", "error", "pending");
        assertThat(job.at("/credits/refunded").asInt()).isEqualTo(6);
        assertThat(job.at("/credits/receipt/1/reason").asString()).isEqualTo("failed");
        assertThat(job.at("/credits/receipt/2/reason").asString()).isEqualTo("not run");
        assertThat(job.at("/results/baseViews")).hasSize(1);
    }

    @Test
    void a_passed_deadline_ends_a_job() {
        gateway.workers().hold(product);
        String id = submit(",\"deadlineSeconds\":1").is(202).text("jobId");

        JsonNode job =
                await().until(
                                () -> {
                                    gateway.bean(Ledger.class).abandoned().expire();
                                    return look(id);
                                },
                                now -> now.get("status").asString().equals("failed"));

        assertThat(job.at("/error/code").asString()).isEqualTo("DEADLINE_EXCEEDED");
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void a_canceled_job_gives_back_what_was_not_done_and_cannot_be_canceled_again() {
        gateway.workers().hold(product);
        String id = submit().is(202).text("jobId");
        reached(id, "/status", "running");

        JsonNode job = account.client().post(API + "/jobs/" + id + "/cancel", "").is(200).json();

        assertThat(job.get("status").asString()).isEqualTo("canceled");
        assertThat(job.get("steps").valueStream().map(step -> step.get("status").asString()))
                .containsOnly("canceled");
        assertThat(gateway.balance(account.id())).isEqualTo(100);
        account.client().post(API + "/jobs/" + id + "/cancel", "").refuses(409, "CONFLICT");
    }

    @Test
    void jobs_are_listed_newest_first_in_pages_and_by_what_they_are() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.addFirst(submit().is(202).text("jobId"));
        }
        ids.forEach(this::ended);

        JsonNode first = list("?limit=2");
        JsonNode second = list("?limit=2&cursor=" + first.get("nextCursor").asString());

        assertThat(idsOf(first)).isEqualTo(ids.subList(0, 2));
        assertThat(idsOf(second)).isEqualTo(ids.subList(2, 3));
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(first.at("/jobs/0").has("results")).isFalse();
        assertThat(first.at("/jobs/0/productId").asString()).isEqualTo(product);
        assertThat(idsOf(list("?status=succeeded&type=tech-pack&productId=" + product)))
                .isEqualTo(ids);
        assertThat(idsOf(list("?status=failed"))).isEmpty();
        assertThat(idsOf(list("?type=edit"))).isEmpty();
        assertThat(idsOf(list("?productId=other"))).isEmpty();
    }

    @Test
    void a_list_that_is_asked_for_wrongly_tells_every_fault() {
        TestResponse answer =
                account.client()
                        .get(API + "/jobs?status=done&type=x&limit=0&cursor=y")
                        .refuses(400, "INVALID_REQUEST");

        assertThat(answer.invalidFields())
                .containsExactlyInAnyOrder("status", "type", "limit", "cursor");
    }

    @Test
    void the_job_of_another_account_does_not_exist() {
        String id = submit().is(202).text("jobId");
        TestClient stranger = gateway.account(0).client();

        stranger.get(API + "/jobs/" + id).refuses(404, "NOT_FOUND");
        stranger.get(API + "/jobs/" + id, "If-None-Match", "\"1\"").refuses(404, "NOT_FOUND");
        stranger.post(API + "/jobs/" + id + "/cancel", "").refuses(404, "NOT_FOUND");
        assertThat(stranger.get(API + "/jobs").is(200).json().get("jobs")).isEmpty();
    }

    @Test
    void an_unknown_job_and_what_is_no_id_are_not_found() {
        account.client().get(API + "/jobs/" + UUID.randomUUID()).refuses(404, "NOT_FOUND");
        account.client().get(API + "/jobs/1").refuses(404, "NOT_FOUND");
    }

    private TestResponse submit() {
        return submit("");
    }

    private TestResponse submit(String more) {
        return account.client()
                .post(
                        API + "/jobs",
                        """
                        {"type":"tech-pack","productId":"%s","revisionIds":["%s"]%s}\
                        """
                                .formatted(product, account.revisionId(product, "front"), more));
    }

    private JsonNode look(String id) {
        return account.client().get(API + "/jobs/" + id).is(200).json();
    }

    private JsonNode ended(String id) {
        return await().until(() -> look(id), job -> !job.get("finishedAt").isNull());
    }

    private JsonNode reached(String id, String path, String value) {
        return await().until(() -> look(id), job -> job.at(path).asString().equals(value));
    }

    private JsonNode list(String query) {
        return account.client().get(API + "/jobs" + query).is(200).json();
    }

    private static List<String> idsOf(JsonNode page) {
        return page.get("jobs").valueStream().map(job -> job.get("jobId").asString()).toList();
    }
}
