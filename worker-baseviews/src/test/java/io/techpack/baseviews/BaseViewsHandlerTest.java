package io.techpack.baseviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.artifact.ArtifactStore;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.job.FailureKind;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.JobInput;
import io.techpack.product.KnownMeasure;
import io.techpack.product.ProductCategory;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.TestViews;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.FakeStageRun;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageHandlerContract;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BaseViewsHandlerTest extends StageHandlerContract {

    static final byte[] FRONT =
            SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().scaledToFit(800).jpeg(0.88);
    static final byte[] BACK =
            SampleGarments.draw(SampleKind.T_SHIRT, 2).picture().scaledToFit(800).jpeg(0.88);

    @TempDir Path pictures;

    private final FakeAnalysisCache cache = new FakeAnalysisCache();

    @Override
    protected StageHandler handler(ArtifactStore store) {
        return new BaseViewsHandler(
                new EmbeddedViewAnalyst(CpuBulkhead.ofThisProcess()), cache, store);
    }

    @Override
    protected JobType type() {
        return TechPackJob.BASE_VIEW_ANALYSIS;
    }

    @Override
    protected Stage stage() {
        return TechPackStage.BASE_VIEWS;
    }

    @Override
    protected JobInput input(ArtifactStore store) {
        return input(
                TestViews.stored(store, account, FRONT, ViewType.FRONT),
                TestViews.stored(store, account, BACK, ViewType.BACK));
    }

    private static JobInput input(View... views) {
        return JobInput.BaseViews.of("shirt", JobInput.Views.of(List.of(views)));
    }

    private static List<View> views(FakeStageRun run) {
        return run.input(JobInput.BaseViews.class).views().all();
    }

    private FakeStageRun run(JobInput input) {
        return new FakeStageRun(account, type(), stage(), input);
    }

    private static BaseViewAnalysis analysis(Item item) {
        return Json.read(item.content(), BaseViewAnalysis.class);
    }

    @Test
    void each_view_is_read_and_claims_no_more_than_a_photo_shows() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun run = run(input(store));

        assertThat(handler(store).run(run)).isEqualTo(Outcome.done("{}"));

        assertThat(run.texts()).containsExactly("Base view 1/2 analysed", "Base view 2/2 analysed");
        for (int i = 0; i < 2; i++) {
            View view = views(run).get(i);
            BaseViewAnalysis analysis = analysis(run.shown().get(i));
            AnalysisData data = analysis.analysisData();
            assertThat(analysis.revisionId()).isEqualTo(view.revisionId());
            assertThat(run.shown().get(i).subject()).contains(view.revisionId());
            assertThat(analysis.imageUrl()).endsWith(view.picture());
            assertThat(analysis.cached()).isFalse();
            assertThat(analysis.confidenceScore()).isBetween(0.1, 0.95);
            assertThat(data.materialsDetected())
                    .isNotEmpty()
                    .allSatisfy(material -> assertThat(material.percentage()).isNull());
            assertThat(data.confidenceScores().materials()).isLessThanOrEqualTo(0.45);
            assertThat(data.colors().primaryColors().getFirst().hex()).matches("#[0-9a-f]{6}");
            assertThat(data.dimensionsEstimated()).containsKeys("body_length", "chest_width");
            assertThat(data.analysisNotes()).contains("Ratios are measured; centimetres assume");
        }
    }

    @Test
    void an_analysis_that_a_revision_came_with_holds_whatever_is_cached_of_its_picture()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, FRONT, ViewType.FRONT);
        FakeStageRun first = run(input(view));
        handler(store).run(first);
        cache.keep(first.shown());
        ObjectNode edited = Json.mapper().readTree(first.shown().getFirst().content()).asObject();
        edited.path("analysisData").asObject().put("analysis_notes", "said by hand");
        FakeStageRun second = run(input(view.withAnalysis(edited)));

        assertThat(handler(store).run(second)).isEqualTo(Outcome.cached("{}"));

        BaseViewAnalysis analysis = analysis(second.shown().getFirst());
        assertThat(analysis.analysisData().analysisNotes()).isEqualTo("said by hand");
        assertThat(analysis.revisionId()).isEqualTo(view.revisionId());
        assertThat(analysis.cached()).isTrue();
        assertThat(second.shown().getFirst().subject()).contains(view.revisionId());
    }

    private JobInput known(String key, double centimetres, View... views) {
        return new JobInput.BaseViews(
                "shirt",
                JobInput.Views.of(List.of(views)),
                Optional.of(ProductCategory.APPAREL),
                Optional.of("t-shirt"),
                Optional.of(new KnownMeasure(key, centimetres)));
    }

    private static JsonNode data(FakeStageRun run) {
        return Json.mapper().readTree(run.shown().getFirst().content()).path("analysisData");
    }

    private static double chest(JsonNode data) {
        return Double.parseDouble(
                data.at("/dimensions_estimated/chest_width/value").asString().replace(" cm", ""));
    }

    @Test
    void a_known_measure_scales_all_the_others_and_is_never_anothers() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, FRONT, ViewType.FRONT);
        FakeStageRun small = run(known("body_length", 60, view));
        FakeStageRun large = run(known("body_length", 90, view));
        handler(store).run(small);
        cache.keep(small.shown());

        assertThat(handler(store).run(large)).isEqualTo(Outcome.done("{}"));

        JsonNode first = data(small);
        JsonNode length = first.at("/dimensions_estimated/body_length");
        assertThat(length.path("value").asString()).isEqualTo("60.0 cm");
        assertThat(length.has("accuracy")).isFalse();
        assertThat(first.path("known_measure").toString())
                .isEqualTo("{\"key\":\"body_length\",\"centimetres\":60.0}");
        assertThat(first.path("analysis_notes").asString())
                .contains("Scaled from the given body length");
        assertThat(chest(data(large))).isCloseTo(chest(first) * 1.5, within(0.2));
        assertThat(first.at("/flat_spec/proportions/body_length/origin").asString())
                .isEqualTo("stated");
        FakeStageRun again = run(known("body_length", 60, view));
        assertThat(handler(store).run(again)).isEqualTo(Outcome.cached("{}"));
        assertThat(data(again)).isEqualTo(first);
    }

    @Test
    void a_known_measure_that_the_class_has_not_is_refused_with_those_it_has()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, FRONT, ViewType.FRONT);

        assertThat(handler(store).run(run(known("inseam", 78, view))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_REQUEST);
                            assertThat(refused.why())
                                    .contains("t-shirt has no inseam", "body_length, ");
                        });
    }

    @Test
    void a_detail_is_not_measured_and_says_why() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun run = run(input(TestViews.stored(store, account, FRONT, ViewType.DETAIL)));

        handler(store).run(run);

        AnalysisData data = analysis(run.shown().getFirst()).analysisData();
        assertThat(data.dimensionsEstimated()).isEmpty();
        assertThat(data.confidenceScores().dimensions()).isZero();
        assertThat(data.analysisNotes()).contains("a detail view shows no true widths");
    }

    @Test
    void views_known_from_an_earlier_job_are_shown_as_this_jobs_own_for_nothing()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun first = run(input(store));
        handler(store).run(first);
        cache.keep(first.shown());
        View renamed = renamed(views(first).getFirst());
        int asked = cache.questions();

        FakeStageRun second = run(input(renamed, views(first).get(1)));
        Outcome outcome = handler(ArtifactStore.inDirectory(pictures.resolve("empty"))).run(second);

        assertThat(outcome).isEqualTo(Outcome.cached("{}"));
        assertThat(cache.questions()).isEqualTo(asked + 1);
        BaseViewAnalysis analysis = analysis(second.shown().getFirst());
        assertThat(analysis.cached()).isTrue();
        assertThat(analysis.revisionId()).isEqualTo(renamed.revisionId());
        assertThat(analysis.analysisData())
                .isEqualTo(analysis(first.shown().getFirst()).analysisData());
    }

    @Test
    void one_view_that_had_to_be_read_makes_the_stage_cost_its_price() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun first = run(input(store));
        handler(store).run(first);
        cache.keep(first.shown().subList(0, 1));

        FakeStageRun second = run(input(store));

        assertThat(handler(store).run(second)).isEqualTo(Outcome.done("{}"));
        assertThat(second.shown())
                .extracting(item -> analysis(item).cached())
                .containsExactly(true, false);
        FakeStageRun third = second.nextAttempt();
        assertThat(handler(store).run(third)).isEqualTo(Outcome.done("{}"));
        assertThat(third.shown()).isEmpty();
    }

    @Test
    void another_category_is_another_analysis() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun first = run(input(store));
        handler(store).run(first);
        cache.keep(first.shown());
        JobInput bags =
                new JobInput.BaseViews(
                        "shirt",
                        first.input(JobInput.BaseViews.class).views(),
                        Optional.of(ProductCategory.BAGS));

        FakeStageRun second = run(bags);
        handler(store).run(second);

        assertThat(second.shown()).noneMatch(item -> analysis(item).cached());
        assertThat(analysis(second.shown().getFirst()).analysisData().analysisNotes())
                .startsWith("Read as bag.");
    }

    @ParameterizedTest
    @CsvSource({"toaster, 1", "<b>, 1", "Kleid, 0", "裙子, 0", "dress, 0", "polo shirt, 0"})
    void words_that_name_no_kind_are_said_to_name_none(String words, int times)
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JobInput named =
                new JobInput.BaseViews(
                        "shirt",
                        run(input(store)).input(JobInput.BaseViews.class).views(),
                        Optional.empty(),
                        Optional.of(words),
                        Optional.empty());

        FakeStageRun run = run(named);
        handler(store).run(run);

        String notes = analysis(run.shown().getFirst()).analysisData().analysisNotes();
        assertThat(notes.split("'" + words + "' names no kind", -1)).hasSize(times + 1);
    }

    @Test
    void what_the_category_stage_found_is_what_the_views_are_read_as() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun run =
                run(input(store))
                        .withResult(
                                TechPackStage.CATEGORY,
                                """
                                {"category": "APPAREL", "subcategory": "dress", "confidence": 0.8, "reasoning": "."}
                                """);

        handler(store).run(run);

        assertThat(analysis(run.shown().getFirst()).analysisData().analysisNotes())
                .startsWith("Read as dress.");
    }

    /** A disc on a sheet, which once was a hat, sure of it. */
    private static byte[] disc() {
        BufferedImage image = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0xE9E7E3));
        graphics.fillRect(0, 0, 500, 500);
        graphics.setColor(new Color(0xA88A3C));
        graphics.fill(new Ellipse2D.Double(120, 120, 260, 260));
        graphics.dispose();
        return Picture.of(image).png();
    }

    @Test
    void a_front_of_no_known_product_is_refused_unless_its_category_is_named()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View front = TestViews.stored(store, account, disc(), ViewType.FRONT);

        assertThat(handler(store).run(run(input(front))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_IMAGE);
                            assertThat(refused.why())
                                    .startsWith("The front view: ")
                                    .contains("subcategory");
                        });

        JobInput jewellery =
                new JobInput.BaseViews(
                        "coin",
                        JobInput.Views.of(List.of(front)),
                        Optional.of(ProductCategory.JEWELRY));
        assertThat(handler(store).run(run(jewellery))).isEqualTo(Outcome.done("{}"));
    }

    @Test
    void a_view_that_cannot_be_read_is_refused_by_its_name() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        FakeStageRun run =
                run(
                        input(
                                TestViews.stored(store, account, FRONT, ViewType.FRONT),
                                TestViews.stored(store, account, text, ViewType.BACK)));

        Outcome outcome = handler(store).run(run);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_IMAGE);
                            assertThat(refused.why()).startsWith("The back view: ");
                        });
        assertThat(run.shown()).hasSize(1);
    }

    private static View renamed(View view) {
        return new View(
                new UUID(1, 2),
                view.viewType(),
                view.picture(),
                view.thumbnail(),
                view.sha256(),
                null);
    }
}
