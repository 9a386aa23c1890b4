package io.techpack.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.JobType;
import io.techpack.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class JobInputTest {

    private static final JsonNode ANALYSIS =
            Json.mapper().readTree("{\"analysisData\":{\"pieces\":4}}");
    private static final JobInput.Views VIEWS =
            new JobInput.Views(
                    List.of(view(ViewType.FRONT), view(ViewType.BACK).withAnalysis(ANALYSIS)), 1);

    static Stream<JobInput> inputs() {
        return Stream.of(
                new JobInput.TechPack("shirt", VIEWS, 6, List.of(ViewType.SIDE, ViewType.FRONT)),
                new JobInput.Category("shirt", view(ViewType.OTHER)),
                new JobInput.BaseViews("shirt", VIEWS, Optional.of(ProductCategory.BAGS)),
                JobInput.BaseViews.of("shirt", VIEWS),
                new JobInput.CloseUps("shirt", ProductCategory.APPAREL, VIEWS, 10),
                new JobInput.Sketches(
                        "shirt",
                        ProductCategory.APPAREL,
                        VIEWS,
                        JobInput.ForSketches.ALL_SKETCHES,
                        List.of(ANALYSIS)),
                new JobInput.Edit(
                        revision(Optional.of(new UUID(3, 4))),
                        ANALYSIS,
                        "colors.pattern_type",
                        "striped",
                        Optional.of("a".repeat(64) + ".jpg")),
                new JobInput.Edit(
                        revision(Optional.empty()), ANALYSIS, "pieces", "5", Optional.empty()),
                new JobInput.Regenerate(revision(Optional.empty()), Optional.of("burgundy"), true),
                new JobInput.Regenerate(revision(Optional.empty()), Optional.empty(), false),
                new JobInput.Regenerate(
                        revision(Optional.empty()),
                        Optional.of(Json.mapper().readTree("{\"analysisData\":{}}")),
                        Optional.of("brighter"),
                        false),
                new JobInput.BaseViews(
                        "shirt",
                        VIEWS,
                        Optional.empty(),
                        Optional.of("polo"),
                        Optional.of(new KnownMeasure("chest_width", 52.5))));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void an_input_is_read_as_it_was_written(JobInput input) {
        assertThat(Json.read(Json.write(input), JobInput.class)).isEqualTo(input);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void what_is_stored_begins_with_the_type_of_its_job(JobInput input) {
        TechPackJob type =
                switch (input) {
                    case JobInput.TechPack _ -> TechPackJob.TECH_PACK;
                    case JobInput.Category _ -> TechPackJob.CATEGORY_DETECTION;
                    case JobInput.BaseViews _ -> TechPackJob.BASE_VIEW_ANALYSIS;
                    case JobInput.CloseUps _ -> TechPackJob.CLOSE_UP_GENERATION;
                    case JobInput.Sketches _ -> TechPackJob.SKETCH_GENERATION;
                    case JobInput.Edit _ -> TechPackJob.FIELD_EDIT;
                    case JobInput.Regenerate _ -> TechPackJob.VIEW_REGENERATION;
                };

        assertThat(Json.write(input)).startsWith("{\"type\":\"" + type.id() + "\",");
    }

    @Test
    void every_type_of_job_has_an_input() {
        assertThat(
                        inputs().map(Json::write)
                                .map(json -> Json.mapper().readTree(json))
                                .map(json -> json.get("type").asString()))
                .containsOnly(
                        Arrays.stream(TechPackJob.values())
                                .map(TechPackJob::id)
                                .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void every_stage_of_a_job_can_read_its_input(JobInput input) {
        String json = Json.write(input);
        JobType type = TechPackJob.TYPES.get(Json.mapper().readTree(json).get("type").asString());

        type.plan()
                .forEach(step ->
                        assertThat(Json.read(json, readBy((TechPackStage) step.stage())))
                                .isEqualTo(input));
    }

    private static Class<? extends JobInput> readBy(TechPackStage stage) {
        return switch (stage) {
            case CATEGORY -> JobInput.ForCategory.class;
            case BASE_VIEWS -> JobInput.ForBaseViews.class;
            case CLOSE_UPS -> JobInput.ForCloseUps.class;
            case SKETCHES -> JobInput.ForSketches.class;
            case EDIT -> JobInput.Edit.class;
            case REGENERATE -> JobInput.Regenerate.class;
        };
    }

    @Test
    void the_input_of_another_stage_cannot_be_read() {
        String category = Json.write(new JobInput.Category("shirt", view(ViewType.OTHER)));

        for (Class<?> other : List.of(JobInput.ForCloseUps.class, JobInput.Edit.class)) {
            assertThatThrownBy(() -> Json.read(category, other))
                    .isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void an_input_without_its_type_or_of_an_unknown_one_cannot_be_read() {
        String known = Json.write(JobInput.TechPack.of("shirt", VIEWS));

        for (String unreadable :
                List.of(known.replace("tech-pack", "hologram"), known.replace("type", "kind"))) {
            assertThatThrownBy(() -> Json.read(unreadable, JobInput.class))
                    .isInstanceOf(JacksonException.class);
            assertThatThrownBy(() -> Json.read(unreadable, JobInput.ForCloseUps.class))
                    .isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void an_input_that_lacks_a_field_cannot_be_read() {
        for (String field : List.of("productId", "views", "shotCount", "sketchViews")) {
            String lacking =
                    Json.write(JobInput.TechPack.of("shirt", VIEWS)).replace(field, "other");

            assertThatThrownBy(() -> Json.read(lacking, JobInput.class))
                    .as(field)
                    .isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void a_tech_pack_has_eight_close_ups_and_all_sketches_unless_the_client_says_otherwise() {
        JobInput.TechPack usual = JobInput.TechPack.of("shirt", VIEWS);

        assertThat(usual.shotCount()).isEqualTo(8);
        assertThat(usual.sketchViews())
                .containsExactly(ViewType.FRONT, ViewType.BACK, ViewType.SIDE);
        assertThat(usual.namedCategory()).isEmpty();
    }

    @Test
    void a_known_measure_has_a_key_and_a_length_that_products_have() {
        for (double length : new double[] {0, 0.9, -5, 401, Double.NaN}) {
            assertThatThrownBy(() -> new KnownMeasure("body_length", length))
                    .hasMessageContaining("body_length");
        }
        assertThatThrownBy(() -> new KnownMeasure(" ", 72)).hasMessageContaining("72");
    }

    @Test
    void there_are_six_to_ten_close_ups() {
        for (int shots : List.of(-1, 0, 5, 11)) {
            assertThatThrownBy(() ->
                            new JobInput.CloseUps("shirt", ProductCategory.BAGS, VIEWS, shots))
                    .hasMessage("shotCount is " + shots + "; it is 6 to 10");
            assertThatThrownBy(() ->
                            new JobInput.TechPack(
                                    "shirt", VIEWS, shots, JobInput.ForSketches.ALL_SKETCHES))
                    .hasMessage("shotCount is " + shots + "; it is 6 to 10");
        }
    }

    @Test
    void sketches_are_of_the_front_the_back_and_the_side_and_of_nothing_else() {
        for (List<ViewType> views : List.of(List.<ViewType>of(), List.of(ViewType.TOP))) {
            assertThatThrownBy(() -> new JobInput.TechPack("shirt", VIEWS, 8, views))
                    .hasMessageStartingWith("sketchViews are " + views);
        }
    }

    @Test
    void an_edit_says_which_field_and_what_is_wanted() {
        assertThatThrownBy(() ->
                        new JobInput.Edit(
                                revision(Optional.empty()),
                                ANALYSIS,
                                "pieces",
                                " ",
                                Optional.empty()))
                .hasMessageContaining("'pieces'");
    }

    private static View view(ViewType type) {
        return new View(
                new UUID(1, type.ordinal()),
                type,
                "0".repeat(64) + ".jpg",
                "1".repeat(64) + ".jpg",
                "00",
                null);
    }

    private static Revision revision(Optional<UUID> parent) {
        return new Revision(
                new UUID(1, 2),
                "shirt",
                ViewType.FRONT,
                "0".repeat(64) + ".jpg",
                "1".repeat(64) + ".jpg",
                800,
                1000,
                "00",
                parent);
    }
}
