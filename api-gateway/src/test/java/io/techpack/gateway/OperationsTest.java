package io.techpack.gateway;

import static io.techpack.gateway.TestClient.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.gateway.TestGateway.TestAccount;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.ledger.Ledger;
import io.techpack.product.JobInput;
import io.techpack.product.KnownMeasure;
import io.techpack.product.ProductCategory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OperationsTest {

    private final TestGateway gateway = TestGateway.get();
    private final TestAccount account = gateway.account(100);
    private final String product = TestGateway.newProduct();

    @Test
    void category_detection_waits_and_answers_with_the_category_for_nothing() {
        String imageUrl = account.revision(product, "front").get("imageUrl").asString();

        JsonNode body =
                account.client()
                        .post(
                                API + "/category/detect",
                                """
                                {"productId":"%s","imageUrl":"%s"}\
                                """
                                        .formatted(product, imageUrl))
                        .is(200)
                        .json();

        assertThat(body.propertyNames()).containsExactly("success", "data", "metadata");
        assertThat(body.get("success").asBoolean()).isTrue();
        assertThat(body.get("data").propertyNames())
                .containsExactly("category", "subcategory", "confidence", "reasoning");
        assertThat(body.get("metadata").propertyNames())
                .containsExactly("jobId", "creditsUsed", "cached", "timestamp", "processingTimeMs");
        assertThat(body.get("metadata").get("creditsUsed").asInt()).isZero();
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void category_detection_takes_our_own_picture_from_the_store_by_path_or_by_any_host() {
        String imageUrl = account.revision(product, "front").get("imageUrl").asString();
        String path = imageUrl.substring(imageUrl.indexOf(API));
        for (String link : List.of(path, "https://techpack.invalid" + path)) {
            detect(link).is(200);
            JobInput.Category input = gateway.workers().inputOf(product, JobInput.Category.class);
            assertThat(path).contains("/" + input.view().picture() + "?");
        }
    }

    @Test
    void category_detection_knows_no_artifact_of_another_account() {
        String imageUrl = gateway.account(0).revision(product, "front").get("imageUrl").asString();

        detect(imageUrl).refuses(404, "NOT_FOUND");
    }

    @Test
    void base_views_answer_with_one_analysis_for_each_view() {
        String front = account.revisionId(product, "front");
        String back = account.revisionId(product, "back");

        JsonNode body =
                account.client()
                        .post(
                                API + "/base-views/analyze",
                                """
                                {"productId":"%s","revisionIds":["%s","%s"],"category":"apparel"}\
                                """
                                        .formatted(product, front, back))
                        .is(200)
                        .json();

        JsonNode data = body.get("data");
        assertThat(data.get("analyses")).hasSize(2);
        assertThat(data.get("analyses").get(0).get("revisionId").asString()).isEqualTo(front);
        assertThat(data.get("analyses").get(1).get("imageUrl").asString())
                .startsWith(gateway.base() + API + "/artifacts/");
        assertThat(data.get("creditsUsed").asInt()).isEqualTo(3);
        assertThat(data.get("batchId")).isEqualTo(body.get("metadata").get("jobId"));
        assertThat(gateway.balance(account.id())).isEqualTo(97);
        assertThat(gateway.workers().inputOf(product, JobInput.BaseViews.class).namedCategory())
                .contains(ProductCategory.APPAREL);
    }

    @Test
    void base_views_known_before_cost_nothing() {
        gateway.workers()
                .script(
                        product,
                        assignment ->
                                gateway.bean(Ledger.class)
                                        .complete(assignment, Outcome.cached("{}")));

        JsonNode body = analyse().is(200).json();

        assertThat(body.get("data").get("creditsUsed").asInt()).isZero();
        assertThat(body.get("metadata").get("cached").asBoolean()).isTrue();
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void close_ups_are_made_of_the_analyses_that_come_back() {
        JsonNode analyses = analyse().is(200).json().get("data").get("analyses");

        JsonNode data =
                account.client()
                        .post(
                                API + "/close-ups/generate",
                                """
                                {"productId":"%s","baseViewAnalyses":%s,"category":"APPAREL","shotCount":6,
                                 "knownMeasure":{"key":"body_length","centimetres":72}}\
                                """
                                        .formatted(product, analyses))
                        .is(200)
                        .json()
                        .get("data");

        assertThat(data.get("generatedImages")).hasSize(6);
        assertThat(data.get("closeupPlan").get(0).get("shot_name").asString()).isEqualTo("collar");
        assertThat(data.get("creditsUsed").asInt()).isEqualTo(3);
        JobInput.CloseUps input = gateway.workers().inputOf(product, JobInput.CloseUps.class);
        assertThat(input.leadingView().analysis()).isEqualTo(analyses.get(0));
        assertThat(input.category()).isEqualTo(ProductCategory.APPAREL);
        assertThat(input.knownMeasure()).contains(new KnownMeasure("body_length", 72));
    }

    @Test
    void sketches_are_drawn_of_the_views_that_are_asked_for() {
        JsonNode analyses = analyse().is(200).json().get("data").get("analyses");

        JsonNode data =
                account.client()
                        .post(
                                API + "/sketches/generate",
                                """
                                {"productId":"%s","productAnalysis":{"baseViews":%s,"closeUps":[{"id":"x"}],"more":1},
                                 "category":"APPAREL","views":["back"],"knownMeasure":{"key":"chest_width","centimetres":54.5}}\
                                """
                                        .formatted(product, analyses))
                        .is(200)
                        .json()
                        .get("data");

        assertThat(data.get("sketches")).hasSize(1);
        assertThat(data.get("sketches").get(0).get("viewType").asString()).isEqualTo("back");
        String vectorUrl = data.get("sketches").get(0).get("vectorUrl").asString();
        assertThat(vectorUrl).startsWith(gateway.base()).contains(".svg?expires=");
        assertThat(data.get("creditsUsed").asInt()).isEqualTo(3);
        JobInput.Sketches input = gateway.workers().inputOf(product, JobInput.Sketches.class);
        assertThat(input.closeUps()).hasSize(1);
        assertThat(input.knownMeasure()).contains(new KnownMeasure("chest_width", 54.5));
    }

    @Test
    void an_edit_works_on_the_current_analysis() {
        String revision = analyse().is(200).json().at("/data/analyses/0/revisionId").asString();

        JsonNode body = edit(revision).is(200).json();

        assertThat(body.get("data").propertyNames())
                .containsExactlyInAnyOrder(
                        "fieldPath", "updatedValue", "newRevisionId", "revisionId");
        assertThat(body.at("/metadata/creditsUsed").asInt()).isEqualTo(1);
        JobInput.Edit input = gateway.workers().inputOf(product, JobInput.Edit.class);
        assertThat(input.fieldPath()).isEqualTo("materials_detected[0].material_type");
        assertThat(input.prompt()).isEqualTo("make it linen");
        assertThat(input.reference()).isEmpty();
        assertThat(input.analysis().at("/analysisData/analysis_notes").asString())
                .isEqualTo("plain");
    }

    @Test
    void an_edit_of_a_revision_that_was_never_analysed_is_told_to_analyse_it_first() {
        String revision = account.revisionId(product, "front");

        TestResponse answer = edit(revision).refuses(422, "UNPROCESSABLE_EDIT");

        assertThat(answer.text("error")).contains("analyse it first");
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void a_regeneration_needs_no_prompt() {
        String revision = account.revisionId(product, "front");

        JsonNode data =
                account.client()
                        .post(
                                API + "/regenerate",
                                "{\"revisionId\":\"%s\",\"regeneratePrompt\":\"\"}"
                                        .formatted(revision))
                        .is(200)
                        .json()
                        .get("data");

        assertThat(data.propertyNames())
                .containsExactlyInAnyOrder(
                        "newRevisionId", "imageUrl", "thumbnailUrl", "analysisData", "changes");
        assertThat(data.get("imageUrl").asString()).startsWith(gateway.base());
        JobInput.Regenerate input = gateway.workers().inputOf(product, JobInput.Regenerate.class);
        assertThat(input.revision().id()).hasToString(revision);
        assertThat(input.prompt()).isEmpty();
        assertThat(input.replaceCurrent()).isFalse();
    }

    @Test
    void a_client_that_prefers_not_to_wait_gets_the_job_at_once() {
        CountDownLatch gate = gateway.workers().hold(product);

        TestResponse answer = analyse("Prefer", "respond-async").is(202);

        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(answer.header("Location"))
                .isEqualTo(gateway.base() + API + "/jobs/" + answer.text("jobId"));
        assertThat(answer.text("status")).isIn("queued", "running");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        gate.countDown();
        await().untilAsserted(() ->
                assertThat(account.client().get(answer.header("Location")).text("status"))
                        .isEqualTo("succeeded"));
    }

    @Test
    void a_wait_that_runs_out_ends_with_the_job_as_it_stands() {
        CountDownLatch gate = gateway.workers().hold(product);

        TestResponse answer = analyse("Prefer", "wait=1").is(202);

        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(answer.text("status")).isEqualTo("running");
        assertThat(answer.header("Location")).endsWith(answer.text("jobId"));
        gate.countDown();
    }

    @Test
    void a_wait_that_is_long_enough_ends_with_the_result() {
        TestResponse answer = analyse("Prefer", "respond-async, wait=30").is(200);

        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async, wait=30");
        assertThat(answer.json().at("/data/analyses")).hasSize(1);
    }

    @Test
    void a_longer_wait_than_is_granted_is_cut() {
        CountDownLatch gate = gateway.workers().hold(product);
        gate.countDown();

        assertThat(analyse("Prefer", "wait=9999").is(200).header("Preference-Applied"))
                .isEqualTo("wait=60");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void a_failed_job_is_an_error_with_its_code_and_its_refund(FailureKind kind) {
        gateway.workers().fail(product, kind, "It did not work out.");
        int status =
                switch (kind) {
                    case UNPROCESSABLE_IMAGE, UNPROCESSABLE_EDIT, UNPROCESSABLE_REQUEST -> 422;
                    case UNREADABLE -> 500;
                    case STAGE_FAILED, WORKER_LOST -> 502;
                    case STAGE_TIMED_OUT, DEADLINE_EXCEEDED -> 504;
                };

        TestResponse answer = analyse().refuses(status, kind.name());

        assertThat(answer.text("error")).isEqualTo("It did not work out.");
        JsonNode metadata = answer.json().get("metadata");
        assertThat(metadata.get("creditsRefunded").asInt()).isEqualTo(3);
        assertThat(metadata.get("creditsUsed").asInt()).isZero();
        assertThat(UUID.fromString(metadata.get("jobId").asString())).isNotNull();
        assertThat(gateway.balance(account.id())).isEqualTo(100);
    }

    @Test
    void a_job_that_is_canceled_while_its_client_waits_is_a_conflict() {
        gateway.workers().hold(product);
        CompletableFuture<TestResponse> waiting = CompletableFuture.supplyAsync(() -> analyse());
        String job = onlyJob();

        account.client().post(API + "/jobs/" + job + "/cancel", "").is(200);

        TestResponse answer = waiting.join().refuses(409, "CONFLICT");
        assertThat(answer.text("metadata", "jobId")).isEqualTo(job);
    }

    @Test
    void words_that_name_no_kind_of_product_are_kept_and_told() {
        assertThat(named("wombat").json().at("/metadata/warnings/0").asString())
                .startsWith("'wombat' names no kind of product that Techpack knows")
                .contains("t-shirt, ");
        for (String known : List.of("T-shirt", "Sommerkleid", "robe chemise", "falda", "这是一条裙子")) {
            assertThat(named(known).json().at("/metadata").has("warnings")).as(known).isFalse();
        }
    }

    private TestResponse named(String subcategory) {
        return account.client()
                .post(
                        API + "/base-views/analyze",
                        "{\"productId\":\"%s\",\"revisionIds\":[\"%s\"],\"subcategory\":\"%s\"}"
                                .formatted(
                                        product, account.revisionId(product, "front"), subcategory))
                .is(200);
    }

    private String onlyJob() {
        return await().until(
                        () ->
                                account.client()
                                        .get(API + "/jobs")
                                        .json()
                                        .at("/jobs/0/jobId")
                                        .asString(""),
                        id -> !id.isEmpty());
    }

    private TestResponse analyse(String... headers) {
        return account.client()
                .post(
                        API + "/base-views/analyze",
                        """
                        {"productId":"%s","revisionIds":["%s"]}\
                        """
                                .formatted(product, account.revisionId(product, "front")),
                        headers);
    }

    private TestResponse edit(String revision) {
        return account.client()
                .post(
                        API + "/edit",
                        """
                        {"revisionId":"%s","fieldPath":"materials_detected[0].material_type","editPrompt":"make it linen"}\
                        """
                                .formatted(revision));
    }

    private TestResponse detect(String imageUrl) {
        return account.client()
                .post(
                        API + "/category/detect",
                        """
                        {"productId":"%s","imageUrl":"%s"}\
                        """
                                .formatted(product, imageUrl));
    }
}
