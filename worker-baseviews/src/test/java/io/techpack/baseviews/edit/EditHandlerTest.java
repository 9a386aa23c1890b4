package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.JobInput;
import io.techpack.product.NewRevision;
import io.techpack.product.Revision;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.ViewType;
import io.techpack.stage.FakeStageRun;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EditHandlerTest {

    private static final String PICTURE = "a".repeat(64) + ".jpg";
    private static final String ANALYSIS =
            """
            {"revisionId": "0f8fad5b-d9cb-469f-a165-70867728950e", "viewType": "front", "imageUrl": "/old", "thumbnailUrl": "/old",
             "cached": true, "confidenceScore": 0.7, "fromTheFuture": {"kept": true},
             "analysisData": {
               "materials_detected": [{"component": "body", "material_type": "knit", "percentage": null}],
               "colors": {"primary_colors": [{"name": "Navy", "hex": "#1c2747", "percentage": 80}], "pattern_type": "solid"},
               "dimensions_estimated": {"chest_width": {"value": "52.5 cm", "tolerance": "± 5.0 cm", "measurement_point": "armhole to armhole"}},
               "design_elements": ["neckline: round", "sleeves: short"],
               "hardware_and_trims": [],
               "confidence_scores": {"overall": 0.7},
               "recycled": false, "pieces": 4,
               "analysis_notes": "Read as t-shirt."}}
            """;

    private final AccountId account = AccountId.next();
    private final Revision revision =
            new Revision(
                    UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
                    "shirt",
                    ViewType.FRONT,
                    PICTURE,
                    PICTURE,
                    800,
                    1000,
                    "sent",
                    Optional.empty());
    private final EditHandler handler = new EditHandler(FieldEditor.embedded());

    private FakeStageRun run(String path, String prompt) {
        return run(Json.mapper().readTree(ANALYSIS), path, prompt);
    }

    private FakeStageRun run(JsonNode analysis, String path, String prompt) {
        JobInput.Edit input = new JobInput.Edit(revision, analysis, path, prompt, Optional.empty());
        return new FakeStageRun(account, TechPackJob.FIELD_EDIT, TechPackStage.EDIT, input);
    }

    private static JsonNode result(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return Json.mapper().readTree(((Outcome.Done) outcome).result());
    }

    private static JsonNode content(Item item) {
        return Json.mapper().readTree(item.content());
    }

    @Test
    void the_field_is_changed_in_a_new_revision_of_the_same_picture() throws InterruptedException {
        FakeStageRun run = run("materials_detected[0].material_type", "Change to organic cotton.");

        JsonNode result = result(handler.run(run));

        Item item = run.shown().getFirst();
        Revision born = ((NewRevision) item.effect().orElseThrow()).revision();
        assertThat(born.parent()).contains(revision.id());
        assertThat(born.id()).isNotEqualTo(revision.id());
        assertThat(born.picture()).isEqualTo(PICTURE);
        assertThat(born.width()).isEqualTo(800);
        assertThat(result.path("fieldPath").asString())
                .isEqualTo("materials_detected[0].material_type");
        assertThat(result.path("updatedValue").asString()).isEqualTo("organic cotton");
        assertThat(result.path("newRevisionId").asString()).isEqualTo(born.id().toString());
        assertThat(result.path("revisionId").asString()).isEqualTo(revision.id().toString());
        JsonNode document = content(item);
        assertThat(document.path("revisionId").asString()).isEqualTo(born.id().toString());
        assertThat(document.path("imageUrl").asString()).endsWith(PICTURE);
        assertThat(document.at("/analysisData/materials_detected/0/material_type").asString())
                .isEqualTo("organic cotton");
        assertThat(document.at("/analysisData/analysis_notes").asString())
                .isEqualTo("Read as t-shirt. Edited by hand: materials 1, material.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "materials_detected[0].material_type | change to organic cotton",
                "colors.primary_colors[0].name | navy",
                "design_elements | sleeves: long"
            })
    void what_a_revision_says_already_makes_no_other_and_an_older_one_is_edited_again(
            String path, String prompt) throws InterruptedException {
        FakeStageRun first = run(path, prompt);
        result(handler.run(first));
        FakeStageRun repeat = run(content(first.shown().getFirst()), path, prompt);
        FakeStageRun older = run(path, prompt);

        assertThat(handler.run(repeat))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_EDIT);
                            assertThat(refused.why()).contains("nothing would change");
                        });
        assertThat(repeat.shown()).isEmpty();
        assertThat(handler.run(older)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_length_that_a_person_says_is_no_estimate_and_a_flat_takes_what_there_is()
            throws InterruptedException {
        ObjectNode analysis = Json.mapper().readTree(ANALYSIS).asObject();
        analysis.path("analysisData")
                .asObject()
                .set(
                        "flat_spec",
                        Json.mapper()
                                .readTree(
                                        """
                                        {"proportions": {"chest_width": {"centimetres": 52.0, "origin": "measured"}},
                                         "traits": {"collar": {"choice": "none", "origin": "usual"}}}
                                        """));
        FakeStageRun collar = run(analysis, "flat_spec.traits.collar.choice", "Change to Polo");
        FakeStageRun ruff = run(analysis, "flat_spec.traits.collar.choice", "Change to ruff");
        FakeStageRun chest =
                run(analysis, "flat_spec.proportions.chest_width.centimetres", "set to 61");

        handler.run(collar);
        handler.run(chest);

        JsonNode traits = content(collar.shown().getFirst()).at("/analysisData/flat_spec/traits");
        assertThat(traits.at("/collar/choice").asString()).isEqualTo("polo");
        assertThat(traits.at("/collar/origin").asString()).isEqualTo("stated");
        assertThat(handler.run(ruff))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.why()).contains("'ruff'", "none, shirt, polo"));
        JsonNode length =
                content(chest.shown().getFirst())
                        .at("/analysisData/flat_spec/proportions/chest_width");
        assertThat(length.path("centimetres").asDouble()).isEqualTo(61);
        assertThat(length.path("origin").asString()).isEqualTo("stated");
    }

    @Test
    void stated_lengths_that_contradict_one_another_are_told_until_they_do_not()
            throws InterruptedException {
        ObjectNode analysis = Json.mapper().readTree(ANALYSIS).asObject();
        analysis.path("analysisData")
                .asObject()
                .set(
                        "flat_spec",
                        Json.mapper()
                                .readTree(
                                        """
                                        {"garment_class": "t-shirt", "base_measure": "body_length", "buttons": 0, "traits": {},
                                         "proportions": {"body_length": {"ratio": 1, "centimetres": 71.0, "origin": "usual"},
                                           "shoulder_width": {"ratio": 0.6, "centimetres": 45.0, "origin": "measured"},
                                           "neck_width": {"ratio": 0.26, "centimetres": 18.5, "origin": "measured"}}}
                                        """));
        String path = "flat_spec.proportions.%s.centimetres";
        String warning =
                "The neck width (50.0 cm) is wider than the shoulder width (45.0 cm): one of the two is wrong.";
        FakeStageRun wide = run(analysis, path.formatted("neck_width"), "set to 50");

        JsonNode told = result(handler.run(wide));

        assertThat(told.path("warnings").valueStream().map(JsonNode::asString))
                .containsExactly(warning);
        JsonNode document = content(wide.shown().getFirst());
        assertThat(document.at("/analysisData/analysis_notes").asString()).endsWith(warning);
        assertThat(result(handler.run(wide.nextAttempt()))).isEqualTo(told);
        FakeStageRun healed = run(document, path.formatted("shoulder_width"), "set to 56");
        assertThat(result(handler.run(healed)).has("warnings")).isFalse();
        assertThat(content(healed.shown().getFirst()).at("/analysisData/analysis_notes").asString())
                .doesNotContain("is wrong");
    }

    @ParameterizedTest
    @CsvSource({"body_length, 80 cm, false", "chest_width, 60 cm, true"})
    void notes_do_not_assume_the_length_that_a_person_stated(
            String key, String words, boolean assumed) throws InterruptedException {
        ObjectNode analysis = Json.mapper().readTree(ANALYSIS).asObject();
        ObjectNode data = analysis.path("analysisData").asObject();
        data.put(
                "analysis_notes",
                "Read as t-shirt. Ratios are measured; centimetres assume body length (HPS) = 71 cm,"
                        + " usual for this kind of product (t-shirt) in a middle size.");
        data.set(
                "flat_spec",
                Json.mapper()
                        .readTree(
                                """
                                {"garment_class": "t-shirt", "base_measure": "body_length", "buttons": 0, "traits": {},
                                 "proportions": {"body_length": {"ratio": 1, "centimetres": 71.0, "origin": "measured"},
                                   "chest_width": {"ratio": 0.74, "centimetres": 52.5, "origin": "measured"}}}
                                """));
        FakeStageRun run =
                run(analysis, "flat_spec.proportions.%s.centimetres".formatted(key), words);

        result(handler.run(run));

        assertThat(
                        content(run.shown().getFirst())
                                .at("/analysisData/analysis_notes")
                                .asString()
                                .contains("71 cm"))
                .isEqualTo(assumed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    inseam    | 110 cm | inseam (110.0 cm) is longer than the outseam (103.0 cm)
                    outseam   | 70 cm  | inseam (76.0 cm) is longer than the outseam (70.0 cm)
                    inseam    | 98 cm  |
                    outseam   | 85 cm  |
                    """)
    void no_part_is_longer_than_the_whole_that_it_lies_on(String key, String words, String fault)
            throws InterruptedException {
        ObjectNode analysis = Json.mapper().readTree(ANALYSIS).asObject();
        ObjectNode data = analysis.path("analysisData").asObject();
        data.set(
                "flat_spec",
                Json.mapper()
                        .readTree(
                                """
                                {"garment_class": "pants", "base_measure": "outseam", "buttons": 0, "traits": {},
                                 "proportions": {"outseam": {"ratio": 1, "centimetres": 103.0, "origin": "measured"},
                                   "inseam": {"ratio": 0.738, "centimetres": 76.0, "origin": "measured"}}}
                                """));
        FakeStageRun run =
                run(analysis, "flat_spec.proportions.%s.centimetres".formatted(key), words);

        Outcome outcome = handler.run(run);

        if (fault == null) {
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
        } else {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.why()).contains(fault));
            assertThat(run.shown()).isEmpty();
        }
    }

    @Test
    void everything_else_stays_even_what_this_version_does_not_know() throws InterruptedException {
        FakeStageRun run = run("colors.pattern_type", "striped");

        handler.run(run);

        JsonNode document = content(run.shown().getFirst());
        JsonNode before = Json.mapper().readTree(ANALYSIS);
        assertThat(document.path("fromTheFuture")).isEqualTo(before.path("fromTheFuture"));
        for (String untouched :
                List.of(
                        "materials_detected",
                        "dimensions_estimated",
                        "design_elements",
                        "pieces")) {
            assertThat(document.path("analysisData").path(untouched))
                    .isEqualTo(before.path("analysisData").path(untouched));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    analysisData.colors.pattern_type             | make it striped       | "striped"
                    colors.primary_colors[0].hex                 | change to #AABBCC     | "#aabbcc"
                    colors.primary_colors[0].percentage          | set to 60 %           | 60
                    materials_detected[0].percentage             | 95                    | 95
                    dimensions_estimated.chest_width.value       | make it 54            | "54 cm"
                    dimensions_estimated.chest_width.value       | change to 21,5 inches | "21.5 in"
                    dimensions_estimated.chest_width.tolerance   | set to +/- 1 cm       | "± 1 cm"
                    dimensions_estimated.chest_width.tolerance   | 0.5                   | "± 0.5 cm"
                    design_elements[1]                           | sleeves: long         | "sleeves: long"
                    recycled                                     | change to yes         | true
                    pieces                                       | make it 5             | 5
                    analysis_notes                               | replace with All new. | "All new"
                    """)
    void a_value_is_read_as_its_field_takes_it(String path, String prompt, String json)
            throws InterruptedException {
        FakeStageRun run = run(path, prompt);

        JsonNode result = result(handler.run(run));

        assertThat(result.path("updatedValue").toString()).isEqualTo(json);
        assertThat(run.shown()).hasSize(1);
    }

    @Test
    void a_colour_name_that_is_known_brings_its_hex() throws InterruptedException {
        FakeStageRun known = run("colors.primary_colors[0].name", "Change to burgundy");
        FakeStageRun unknown = run("colors.primary_colors[0].name", "Change to glacier dusk");
        FakeStageRun hex = run("colors.primary_colors[0].hex", "Change to burgundy");

        handler.run(known);
        handler.run(hex);

        String at = "/analysisData/colors/primary_colors/0/hex";
        String burgundy = content(known.shown().getFirst()).at(at).asString();
        assertThat(burgundy).matches("#[0-9a-f]{6}").isNotEqualTo("#1c2747");
        assertThat(content(hex.shown().getFirst()).at(at).asString()).isEqualTo(burgundy);
        assertThat(handler.run(unknown))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("'glacier dusk'", "its hex"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    fabrics.x                              | cotton          | the analysis has no 'fabrics'; it has materials_detected, colors
                    materials.x                            | cotton          | materials_detected has no [x]; it has [0] only
                    materials_detected[3].material_type    | cotton          | materials_detected has no [3]; it has [0] only
                    materials_detected[0].fibre            | cotton          | materials_detected[0] has no 'fibre'; it has component, material_type, percentage
                    colors.pattern_type.name               | cotton          | colors.pattern_type has no 'name'; it is a single value
                    design_elements[7]                     | cotton          | design_elements has no [7]; it has [0] to [1]
                    hardware_and_trims[0].type             | zip             | hardware_and_trims has no [0]; it is empty
                    edited_fields                          | add colors      | is kept by the engine
                    hardware                               | nice            | it does not say which item
                    colors.primary_colors[0].hex           | change to shiny | takes a colour such as #1c2747
                    colors.primary_colors[0].percentage    | set to 140      | takes a whole percentage from 0 to 100
                    colors.primary_colors[0].percentage    | set to 12.5     | takes a whole percentage from 0 to 100
                    dimensions_estimated.chest_width.value | wider           | takes a length with its unit
                    confidence_scores.overall              | 0.9             | is kept by the engine
                    recycled                               | maybe           | takes yes or no
                    pieces                                 | a few           | takes a number
                    colors.pattern_type                    | remove it       | names no new value
                    colors..pattern_type                   | striped         | is no path
                    """)
    void what_cannot_be_edited_is_refused_and_the_old_value_stays(
            String path, String prompt, String why) throws InterruptedException {
        FakeStageRun run = run(path, prompt);

        Outcome outcome = handler.run(run);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_EDIT);
                            assertThat(refused.why()).contains(why);
                        });
        assertThat(run.shown()).isEmpty();
    }

    @Test
    void a_revision_without_an_analysis_is_refused() throws InterruptedException {
        JsonNode none = Json.mapper().createObjectNode();

        assertThat(handler.run(run(none, "colors.pattern_type", "striped")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("no analysis yet"));
    }

    @Test
    void a_later_try_finds_the_edit_made_and_answers_the_same() throws InterruptedException {
        FakeStageRun first = run("colors.pattern_type", "striped");
        JsonNode made = result(handler.run(first));

        FakeStageRun second = first.nextAttempt();

        assertThat(result(handler.run(second))).isEqualTo(made);
        assertThat(second.shown()).isEmpty();
    }

    @Test
    void it_stops_when_the_lease_is_lost() {
        FakeStageRun run = run("colors.pattern_type", "striped").losingItsLeaseAfter(0);

        assertThatThrownBy(() -> handler.run(run)).isInstanceOf(InterruptedException.class);
    }
}
