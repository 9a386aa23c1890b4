package io.techpack.sketches;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.job.FailureKind;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.product.AnalysisData;
import io.techpack.product.FlatSpec;
import io.techpack.product.JobInput;
import io.techpack.product.KnownMeasure;
import io.techpack.product.ProductCategory;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.TechnicalSketch;
import io.techpack.product.TestViews;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.FakeStageRun;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageHandlerContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SketchesHandlerTest extends StageHandlerContract {

    private static final byte[] FRONT =
            SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().scaledToFit(800).jpeg(0.88);
    private static final byte[] BACK =
            SampleGarments.draw(SampleKind.T_SHIRT, 2).picture().scaledToFit(800).jpeg(0.88);

    @TempDir Path pictures;

    @Override
    protected StageHandler handler(ArtifactStore store) {
        return new SketchesHandler(new EmbeddedSketchArtist(CpuBulkhead.ofThisProcess()), store);
    }

    @Override
    protected JobType type() {
        return TechPackJob.SKETCH_GENERATION;
    }

    @Override
    protected Stage stage() {
        return TechPackStage.SKETCHES;
    }

    @Override
    protected JobInput input(ArtifactStore store) {
        return input(
                JobInput.ForSketches.ALL_SKETCHES,
                TestViews.stored(store, account, FRONT, ViewType.FRONT));
    }

    private static JobInput input(List<ViewType> sketches, View... views) {
        return new JobInput.Sketches(
                "shirt <1>",
                ProductCategory.APPAREL,
                JobInput.Views.of(List.of(views)),
                sketches,
                List.of());
    }

    private List<TechnicalSketch> sketches(ArtifactStore store, JobInput input)
            throws InterruptedException {
        FakeStageRun run = new FakeStageRun(account, type(), stage(), input);
        assertThat(handler(store).run(run)).isEqualTo(Outcome.done("{}"));
        return run.shown().stream()
                .map(item -> Json.read(item.content(), TechnicalSketch.class))
                .toList();
    }

    private byte[] bytes(ArtifactStore store, String url) {
        return store.get(account, new ArtifactKey(url.substring(ArtifactKey.PATH.length())));
    }

    @Test
    void every_asked_side_is_drawn_as_png_and_svg_with_callouts_and_sizes()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);

        List<TechnicalSketch> sketches = sketches(store, input(store));

        assertThat(sketches)
                .extracting(TechnicalSketch::viewType)
                .containsExactly("front", "back", "side");
        assertThat(sketches).extracting(TechnicalSketch::id).doesNotHaveDuplicates();
        for (TechnicalSketch sketch : sketches) {
            assertThat(bytes(store, sketch.imageUrl())).startsWith(0x89, 'P', 'N', 'G');
            assertThat(new String(bytes(store, sketch.vectorUrl()), UTF_8))
                    .contains("<svg", "shirt &lt;1&gt;");
            assertThat(sketch.callouts()).isNotEmpty();
        }
        assertThat(sketches.getFirst().measurements()).containsKey("chest_width");
    }

    @Test
    void a_side_without_a_photo_says_that_it_was_not_seen() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);

        List<TechnicalSketch> sketches = sketches(store, input(store));

        assertThat(sketches.get(0).notes()).startsWith("Front view, drawn");
        assertThat(sketches.get(1).notes()).startsWith("Back view inferred");
        assertThat(sketches.get(2).notes()).startsWith("Side view inferred");
        assertThat(sketches).allMatch(sketch -> sketch.notes().contains("centimetres assume"));
    }

    @Test
    void a_photo_of_the_back_is_what_is_laid_over_the_back() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);

        List<TechnicalSketch> sketches =
                sketches(
                        store,
                        input(
                                List.of(ViewType.BACK),
                                TestViews.stored(store, account, FRONT, ViewType.FRONT),
                                TestViews.stored(store, account, BACK, ViewType.BACK)));

        assertThat(sketches)
                .singleElement()
                .satisfies(sketch -> {
                    assertThat(sketch.viewType()).isEqualTo("back");
                    assertThat(sketch.notes()).startsWith("Back view, drawn");
                    assertThat(new String(bytes(store, sketch.vectorUrl()), UTF_8))
                            .contains("<g id=\"trace\" display=\"none\">");
                });
    }

    @Test
    void what_the_client_calls_it_decides_what_is_drawn() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JobInput named =
                new JobInput.Sketches(
                        "shirt",
                        ProductCategory.APPAREL,
                        JobInput.Views.of(
                                List.of(TestViews.stored(store, account, FRONT, ViewType.FRONT))),
                        List.of(ViewType.FRONT),
                        List.of(),
                        Optional.of("Polo with a rib collar"),
                        Optional.empty());

        FlatSpec spec = Objects.requireNonNull(sketches(store, named).getFirst().flatSpec());

        assertThat(spec.garmentClass()).isEqualTo("polo");
        assertThat(Objects.requireNonNull(spec.traits().get("collar")).choice()).isEqualTo("polo");
    }

    @Test
    void what_the_client_calls_it_now_outweighs_what_it_was_called_before()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view =
                TestViews.stored(store, account, FRONT, ViewType.FRONT)
                        .withAnalysis(
                                Json.mapper()
                                        .readTree(
                                                """
                                                {"analysisData":{"flat_spec":{"garment_class":"blazer"}}}
                                                """));
        JobInput named =
                new JobInput.Sketches(
                        "shirt",
                        ProductCategory.APPAREL,
                        JobInput.Views.of(List.of(view)),
                        List.of(ViewType.FRONT),
                        List.of(),
                        Optional.of("polo"),
                        Optional.empty());

        FlatSpec before =
                Objects.requireNonNull(
                        sketches(store, input(List.of(ViewType.FRONT), view))
                                .getFirst()
                                .flatSpec());
        FlatSpec now = Objects.requireNonNull(sketches(store, named).getFirst().flatSpec());

        assertThat(before.garmentClass()).isEqualTo("blazer");
        assertThat(now.garmentClass()).isEqualTo("polo");
    }

    @Test
    void a_measure_that_the_client_gives_outweighs_the_analysis_scale_and_nothing_else()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view =
                TestViews.stored(store, account, FRONT, ViewType.FRONT)
                        .withAnalysis(
                                Json.mapper()
                                        .readTree(
                                                """
                                                {"analysisData":{"known_measure":{"key":"body_length","centimetres":60},
                                                 "flat_spec":{"garment_class":"t-shirt","base_measure":"body_length","traits":{},
                                                  "proportions":{"body_length":{"ratio":1,"centimetres":60,"origin":"stated"},
                                                    "neck_width":{"ratio":0.3,"centimetres":21.5,"origin":"stated"}}}}}
                                                """));

        FlatSpec before =
                Objects.requireNonNull(
                        sketches(store, input(List.of(ViewType.FRONT), view))
                                .getFirst()
                                .flatSpec());
        FlatSpec now =
                Objects.requireNonNull(
                        sketches(store, measured(view, "body_length", 90)).getFirst().flatSpec());

        assertThat(centimetres(before, "body_length")).isEqualTo(60);
        assertThat(centimetres(now, "body_length")).isEqualTo(90);
        assertThat(centimetres(now, "chest_width"))
                .isCloseTo(1.5 * centimetres(before, "chest_width"), within(0.2));
        assertThat(centimetres(now, "neck_width")).isEqualTo(21.5);
    }

    @Test
    void a_measure_that_no_such_product_has_is_refused() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JobInput input =
                measured(TestViews.stored(store, account, FRONT, ViewType.FRONT), "cuff_width", 70);

        assertThat(handler(store).run(new FakeStageRun(account, type(), stage(), input)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_REQUEST);
                            assertThat(refused.why()).contains("no believable cuff_width");
                        });
    }

    private static JobInput measured(View view, String key, double centimetres) {
        return new JobInput.Sketches(
                "shirt",
                ProductCategory.APPAREL,
                JobInput.Views.of(List.of(view)),
                List.of(ViewType.FRONT),
                List.of(),
                Optional.of("t-shirt"),
                Optional.of(new KnownMeasure(key, centimetres)));
    }

    private static double centimetres(FlatSpec spec, String measure) {
        return Objects.requireNonNull(spec.proportions().get(measure)).centimetres();
    }

    @Test
    void values_that_are_handed_back_are_drawn_on_every_side() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, FRONT, ViewType.FRONT);
        TechnicalSketch before = sketches(store, input(List.of(ViewType.FRONT), view)).getFirst();
        View edited =
                view.withAnalysis(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"analysisData": {
                                          "dimensions_estimated": {
                                            "chest_width": {"value": "61,5 cm"},
                                            "hem_width": {"value": "24 in"},
                                            "inseam": {"value": "78 cm"},
                                            "waist_width": {"value": "soon"}},
                                          "flat_spec": {"traits": {"neckline": {"choice": "v"}, "hem": 7}}}}
                                        """));

        List<TechnicalSketch> sketches =
                sketches(store, input(List.of(ViewType.FRONT, ViewType.BACK), edited));

        for (TechnicalSketch sketch : sketches) {
            AnalysisData.Dimension chest =
                    Objects.requireNonNull(sketch.measurements().get("chest_width"));
            assertThat(chest.value()).isEqualTo("61.5 cm");
            assertThat(chest.accuracy()).isNull();
            assertThat(sketch.measurements())
                    .containsEntry(
                            "body_length",
                            Objects.requireNonNull(before.measurements().get("body_length")));
            FlatSpec spec = Objects.requireNonNull(sketch.flatSpec());
            assertThat(spec.traits())
                    .containsEntry("neckline", new FlatSpec.Make("v", "stated", 1));
            assertThat(Objects.requireNonNull(spec.proportions().get("hem_width")).centimetres())
                    .isEqualTo(61);
            assertThat(sketch.notes())
                    .contains("As stated, not measured: Chest width 61.5 cm, Hem width 61.0 cm.")
                    .contains("no such measure or not that long: Inseam 78.0 cm.");
        }
        assertThat(bytes(store, sketches.getFirst().vectorUrl()))
                .isNotEqualTo(bytes(store, before.vectorUrl()));
    }

    @Test
    void what_a_person_says_of_a_part_is_what_its_callout_says_on_every_side()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View front = TestViews.stored(store, account, FRONT, ViewType.FRONT);
        View back =
                TestViews.stored(store, account, BACK, ViewType.BACK)
                        .withAnalysis(
                                Json.mapper()
                                        .readTree(
                                                """
                                                {"viewType":"back","analysisData":{
                                                  "construction_details":[
                                                    {"feature":"side seams","details":"overlocked (usual for this kind, not seen; to be confirmed)","location":"back view"},
                                                    {"feature":"hem","details":"double needle, 2 cm","location":"back view"}],
                                                  "hardware_and_trims":[{"type":"epaulettes","material":"self fabric","placement":"on top"}],
                                                  "edited_fields":["construction_details[1].details","hardware_and_trims"]}}
                                                """));
        View read =
                front.withAnalysis(
                        Json.mapper()
                                .readTree(
                                        """
                                        {"viewType":"front","analysisData":{"construction_details":[
                                          {"feature":"hem","details":"turned and stitched (usual for this kind, not seen; to be confirmed)","location":"front view"}]}}
                                        """));

        for (TechnicalSketch sketch :
                sketches(store, input(List.of(ViewType.FRONT, ViewType.BACK), read, back))) {
            assertThat(sketch.callouts())
                    .filteredOn(callout -> callout.featureName().equals("Bottom hem"))
                    .extracting(TechnicalSketch.Callout::specification)
                    .containsExactly("double needle, 2 cm");
            assertThat(sketch.callouts())
                    .filteredOn(callout -> callout.featureName().equals("Side seam"))
                    .extracting(TechnicalSketch.Callout::specification)
                    .containsExactly("Overlocked, pressed to the back (usual, not seen)");
            assertThat(sketch.notes()).contains("Also said: epaulettes, self fabric, on top.");
            assertThat(new String(bytes(store, sketch.vectorUrl()), UTF_8))
                    .contains("double needle, 2 cm");
        }
    }

    @Test
    void a_measure_that_only_another_view_shows_is_drawn() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View front =
                TestViews.stored(store, account, FRONT, ViewType.FRONT)
                        .withAnalysis(
                                Json.mapper()
                                        .readTree(
                                                "{\"viewType\":\"front\",\"analysisData\":{\"dimensions_estimated\":{}}}"));
        View back =
                TestViews.stored(store, account, BACK, ViewType.BACK)
                        .withAnalysis(
                                Json.mapper()
                                        .readTree(
                                                """
                                                {"viewType":"back","analysisData":{"dimensions_estimated":{
                                                  "shoulder_width":{"value":"43.3 cm","accuracy":"± 4 cm"}}}}
                                                """));

        TechnicalSketch sketch =
                sketches(store, input(List.of(ViewType.FRONT), front, back)).getFirst();

        assertThat(Objects.requireNonNull(sketch.measurements().get("shoulder_width")).value())
                .isEqualTo("43.3 cm");
        assertThat(sketch.notes()).contains("Measured in another view: Shoulder width.");
    }

    @Test
    void a_picture_that_cannot_be_read_is_refused_and_the_core_is_given_back()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, "no picture".getBytes(UTF_8), ViewType.FRONT);

        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            FakeStageRun run =
                    new FakeStageRun(
                            account,
                            type(),
                            stage(),
                            input(JobInput.ForSketches.ALL_SKETCHES, view));
            assertThat(handler(store).run(run))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused ->
                                    assertThat(refused.kind())
                                            .isEqualTo(FailureKind.UNPROCESSABLE_IMAGE));
        }
    }
}
