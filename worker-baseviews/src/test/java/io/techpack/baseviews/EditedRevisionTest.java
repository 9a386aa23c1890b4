package io.techpack.baseviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.artifact.ArtifactStore;
import io.techpack.job.AccountId;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person said of a revision, and what the client asks of it afterwards. */
class EditedRevisionTest {

    @TempDir Path pictures;

    private final AccountId account = AccountId.next();

    private static StageHandler handler(ArtifactStore store) {
        return new BaseViewsHandler(
                new EmbeddedViewAnalyst(CpuBulkhead.ofThisProcess()),
                new FakeAnalysisCache(),
                store);
    }

    private FakeStageRun run(JobInput input) {
        return new FakeStageRun(
                account, TechPackJob.BASE_VIEW_ANALYSIS, TechPackStage.BASE_VIEWS, input);
    }

    private static JsonNode data(FakeStageRun run) {
        return Json.mapper().readTree(run.shown().getFirst().content()).path("analysisData");
    }

    /** An analysis as an edit left it: striped, and with a neck that is 20 cm wide. */
    private ObjectNode edited(ArtifactStore store, View view) throws InterruptedException {
        FakeStageRun first = run(named(Optional.empty(), "", view));
        handler(store).run(first);
        ObjectNode edited = Json.mapper().readTree(first.shown().getFirst().content()).asObject();
        ObjectNode data = edited.path("analysisData").asObject();
        data.path("colors").asObject().put("pattern_type", "striped");
        data.at("/flat_spec/proportions/neck_width")
                .asObject()
                .put("centimetres", 20.0)
                .put("origin", "stated");
        data.putArray("edited_fields")
                .add("colors.pattern_type")
                .add("dimensions_estimated.neck_width.value");
        return edited;
    }

    private static JobInput named(Optional<ProductCategory> category, String words, View view) {
        return new JobInput.BaseViews(
                "shirt",
                JobInput.Views.of(List.of(view)),
                category,
                Optional.of(words).filter(each -> !each.isEmpty()),
                Optional.empty());
    }

    @Test
    void an_edited_revision_is_read_anew_as_the_kind_that_is_named_and_what_a_person_said_holds()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, ViewType.FRONT);
        View edited = view.withAnalysis(edited(store, view));
        FakeStageRun corrected = run(named(Optional.empty(), "summer dress", edited));

        assertThat(handler(store).run(corrected)).isEqualTo(Outcome.done("{}"));

        JsonNode made = data(corrected);
        assertThat(made.path("analysis_notes").asString()).startsWith("Read as dress.");
        assertThat(made.at("/flat_spec/garment_class").asString()).isEqualTo("dress");
        assertThat(made.at("/colors/pattern_type").asString()).isEqualTo("striped");
        assertThat(made.at("/flat_spec/proportions/neck_width/origin").asString())
                .isEqualTo("stated");
        assertThat(made.at("/dimensions_estimated/neck_width/value").asString())
                .isEqualTo("20.0 cm");
        FakeStageRun bag = run(named(Optional.of(ProductCategory.BAGS), "", edited));
        assertThat(handler(store).run(bag)).isEqualTo(Outcome.done("{}"));
        assertThat(data(bag).path("analysis_notes").asString()).startsWith("Read as bag.");
    }

    @Test
    void an_edited_revision_stands_where_the_kind_that_is_named_is_its_own()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, ViewType.FRONT);
        ObjectNode analysis = edited(store, view);
        FakeStageRun same =
                run(
                        named(
                                Optional.of(ProductCategory.APPAREL),
                                analysis.at("/analysisData/flat_spec/garment_class").asString(),
                                view.withAnalysis(analysis)));

        assertThat(handler(store).run(same)).isEqualTo(Outcome.cached("{}"));

        assertThat(data(same)).isEqualTo(analysis.path("analysisData"));
    }

    @ParameterizedTest
    @EnumSource(names = {"FRONT", "SIDE", "DETAIL"})
    void a_view_that_was_read_anew_stands_where_the_same_is_asked_again(ViewType side)
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, side);
        FakeStageRun first = run(named(Optional.empty(), "t-shirt", view));
        handler(store).run(first);
        JsonNode read = Json.mapper().readTree(first.shown().getFirst().content());
        FakeStageRun same = run(named(Optional.empty(), "t-shirt", view.withAnalysis(read)));
        FakeStageRun other = run(named(Optional.empty(), "hoodie", view.withAnalysis(read)));

        assertThat(handler(store).run(same)).isEqualTo(Outcome.cached("{}"));
        assertThat(handler(store).run(other)).isEqualTo(Outcome.done("{}"));

        JsonNode corrected = Json.mapper().readTree(other.shown().getFirst().content());
        assertThat(data(other).path("analysis_notes").asString()).startsWith("Read as hoodie.");
        FakeStageRun repeat = run(named(Optional.empty(), "hoodie", view.withAnalysis(corrected)));
        FakeStageRun unnamed = run(named(Optional.empty(), "", view.withAnalysis(corrected)));
        assertThat(handler(store).run(repeat)).isEqualTo(Outcome.cached("{}"));
        assertThat(handler(store).run(unnamed)).isEqualTo(Outcome.cached("{}"));
        assertThat(data(repeat)).isEqualTo(corrected.path("analysisData"));
        assertThat(data(unnamed)).isEqualTo(corrected.path("analysisData"));
    }

    @Test
    void the_neck_that_the_kind_names_is_read_once_unless_a_person_said_another()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, ViewType.FRONT);
        FakeStageRun first = run(named(Optional.empty(), "dress", view));
        handler(store).run(first);
        JsonNode read = Json.mapper().readTree(first.shown().getFirst().content());
        FakeStageRun polo = run(named(Optional.empty(), "polo dress", view.withAnalysis(read)));

        assertThat(handler(store).run(polo)).isEqualTo(Outcome.done("{}"));

        JsonNode made = Json.mapper().readTree(polo.shown().getFirst().content());
        assertThat(data(polo).at("/flat_spec/traits/collar/choice").asString()).isEqualTo("polo");
        FakeStageRun again = run(named(Optional.empty(), "polo dress", view.withAnalysis(made)));
        assertThat(handler(store).run(again)).isEqualTo(Outcome.cached("{}"));
        ObjectNode edited = made.deepCopy().asObject();
        edited.at("/analysisData/flat_spec/traits/collar").asObject().put("choice", "none");
        FakeStageRun bare = run(named(Optional.empty(), "polo dress", view.withAnalysis(edited)));
        assertThat(handler(store).run(bare)).isEqualTo(Outcome.cached("{}"));
    }

    @Test
    void the_kind_that_is_named_outweighs_the_one_that_was_edited() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, ViewType.FRONT);
        ObjectNode analysis = edited(store, view);
        ObjectNode data = analysis.path("analysisData").asObject();
        data.path("flat_spec").asObject().put("garment_class", "blazer");
        data.withArray("/edited_fields").add("flat_spec.garment_class");
        FakeStageRun run = run(named(Optional.empty(), "polo", view.withAnalysis(analysis)));

        handler(store).run(run);

        assertThat(data(run).at("/flat_spec/garment_class").asString()).isEqualTo("polo");
        assertThat(data(run).path("edited_fields").toString())
                .doesNotContain("garment_class")
                .contains("colors.pattern_type");
    }

    @Test
    void an_edited_revision_is_scaled_anew_and_what_a_person_said_holds()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, ViewType.FRONT);
        FakeStageRun first = run(named(Optional.empty(), "", view));
        handler(store).run(first);
        ObjectNode edited = Json.mapper().readTree(first.shown().getFirst().content()).asObject();
        ObjectNode data = edited.path("analysisData").asObject();
        data.path("colors").asObject().put("pattern_type", "striped");
        data.putArray("edited_fields").add("colors.pattern_type");
        FakeStageRun second =
                run(
                        new JobInput.BaseViews(
                                "shirt",
                                JobInput.Views.of(List.of(view.withAnalysis(edited))),
                                Optional.of(ProductCategory.APPAREL),
                                Optional.of("t-shirt"),
                                Optional.of(new KnownMeasure("body_length", 90))));

        assertThat(handler(store).run(second)).isEqualTo(Outcome.done("{}"));

        JsonNode made = data(second);
        assertThat(made.at("/colors/pattern_type").asString()).isEqualTo("striped");
        assertThat(made.at("/dimensions_estimated/body_length/value").asString())
                .isEqualTo("90.0 cm");
        assertThat(made.path("edited_fields").toString()).isEqualTo("[\"colors.pattern_type\"]");
    }

    @Test
    void a_known_measure_scales_what_nobody_stated_though_the_lengths_were_edited_as_a_whole()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, ViewType.FRONT);
        ObjectNode analysis = edited(store, view);
        ObjectNode data = analysis.path("analysisData").asObject();
        data.putArray("edited_fields").add("dimensions_estimated");
        double chest = centimetres(data, "chest_width");
        JobInput input =
                new JobInput.BaseViews(
                        "shirt",
                        JobInput.Views.of(List.of(view.withAnalysis(analysis))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new KnownMeasure("chest_width", chest * 1.1)));
        FakeStageRun run = run(input);

        assertThat(handler(store).run(run)).isEqualTo(Outcome.done("{}"));

        assertThat(centimetres(data(run), "chest_width")).isCloseTo(chest * 1.1, within(0.2));
        assertThat(centimetres(data(run), "body_length"))
                .isCloseTo(centimetres(data, "body_length") * 1.1, within(0.3));
        assertThat(centimetres(data(run), "neck_width")).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"FRONT", "BACK", "SIDE", "DETAIL"})
    void a_known_measure_is_in_the_table_whether_the_picture_shows_it_or_not(ViewType side)
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, side);
        for (Map.Entry<String, Double> known :
                Map.of("neck_drop", 11.0, "cuff_width", 19.5, "chest_width", 58.0).entrySet()) {
            FakeStageRun run =
                    run(
                            new JobInput.BaseViews(
                                    "shirt",
                                    JobInput.Views.of(List.of(view)),
                                    Optional.empty(),
                                    Optional.of("t-shirt"),
                                    Optional.of(
                                            new KnownMeasure(known.getKey(), known.getValue()))));

            assertThat(handler(store).run(run)).isEqualTo(Outcome.done("{}"));

            JsonNode told = data(run).path("dimensions_estimated").path(known.getKey());
            assertThat(told.path("value").asString()).isEqualTo(known.getValue() + " cm");
            assertThat(told.has("accuracy")).isFalse();
            JsonNode drawn = data(run).at("/flat_spec/proportions/" + known.getKey());
            assertThat(drawn.path("origin").asString("stated")).isEqualTo("stated");
        }
    }

    @Test
    void a_stated_length_that_the_named_kind_cannot_have_is_dropped_and_told()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, BaseViewsHandlerTest.FRONT, ViewType.FRONT);
        ObjectNode analysis = edited(store, view);
        ObjectNode data = analysis.path("analysisData").asObject();
        data.put("analysis_notes", data.path("analysis_notes").asString() + " Wash it cold.");
        data.withArray("/edited_fields").add("analysis_notes");
        FakeStageRun skirt = run(named(Optional.empty(), "skirt", view.withAnalysis(analysis)));

        assertThat(handler(store).run(skirt)).isEqualTo(Outcome.done("{}"));

        assertThat(data(skirt).path("analysis_notes").asString())
                .contains("The stated neck width of 20.0 cm was dropped", "Read as skirt.")
                .contains("Wash it cold.")
                .containsOnlyOnce("Read as ");
    }

    private static double centimetres(JsonNode data, String measure) {
        return data.at("/flat_spec/proportions/" + measure + "/centimetres").asDouble();
    }
}
