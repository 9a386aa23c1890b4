package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.NewRevision;
import io.techpack.product.Revision;
import io.techpack.stage.FakeStageRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EditHandlerTest extends EditTestBase {

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
