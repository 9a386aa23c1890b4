package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.analysis;
import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an edit changes elsewhere in the analysis. */
class ConsequencesTest {

    @Test
    void a_longer_body_moves_its_proportion_and_leaves_the_other_lengths() throws Exception {
        JsonNode data = edited("dimensions_estimated.body_length.value", "80 cm");

        JsonNode length = data.at("/flat_spec/proportions/body_length");
        assertThat(length.path("centimetres").asDouble()).isEqualTo(80);
        assertThat(length.path("ratio").asDouble()).isEqualTo(1);
        assertThat(length.path("origin").asString()).isEqualTo("stated");
        JsonNode chest = data.at("/flat_spec/proportions/chest_width");
        assertThat(chest.path("centimetres").asDouble()).isEqualTo(50);
        assertThat(chest.path("ratio").asDouble()).isEqualTo(0.625);
        assertThat(chest.path("origin").asString()).isEqualTo("measured");
        assertThat(data.at("/dimensions_estimated/body_length").has("accuracy")).isFalse();
    }

    @Test
    void a_wider_flat_moves_the_measure_in_its_own_unit() throws Exception {
        JsonNode data =
                edited(
                        "dimensions.chest_width", "20 in",
                        "flat_spec.proportions.chest_width.centimetres", "55.88 cm");

        JsonNode chest = data.at("/dimensions_estimated/chest_width");
        assertThat(chest.path("value").asString()).isEqualTo("22 in");
        assertThat(chest.path("tolerance").asString()).isEqualTo("± 0.39 in");
        assertThat(data.at("/flat_spec/proportions/chest_width/ratio").asDouble()).isEqualTo(0.798);
    }

    @Test
    void a_ratio_is_a_length_too() throws Exception {
        JsonNode data = edited("flat_spec.proportions.chest_width.ratio", "0.8");

        assertThat(data.at("/flat_spec/proportions/chest_width/centimetres").asDouble())
                .isEqualTo(56);
        assertThat(data.at("/dimensions_estimated/chest_width/value").asString())
                .isEqualTo("56 cm");
    }

    @Test
    void a_colours_name_and_hex_go_together() throws Exception {
        JsonNode byName = edited("colors.primary_colors[0].name", "dark green");
        JsonNode byHex = edited("colors.primary_colors[0].hex", "#cf2027");
        JsonNode darker = edited("colors.primary_colors[0].hex", "make it darker");

        assertThat(byName.at("/colors/primary_colors/0/hex").asString())
                .matches("#[0-9a-f]{6}")
                .isNotEqualTo("#1c2747");
        assertThat(byHex.at("/colors/primary_colors/0/name").asString()).isEqualTo("Red");
        assertThat(darker.at("/colors/primary_colors/0/hex").asString()).isLessThan("#1c2747");
    }

    @Test
    void one_share_that_is_said_rescales_the_others() throws Exception {
        JsonNode data = edited("materials_detected[0].percentage", "75");

        assertThat(data.at("/materials_detected/0/percentage").asInt()).isEqualTo(75);
        assertThat(data.at("/materials_detected/1/percentage").asInt()).isEqualTo(25);
        assertThat(data.at("/materials_detected/2/percentage").isNull()).isTrue();
    }

    @Test
    void a_closure_that_is_said_has_buttons() throws Exception {
        JsonNode placket = edited("flat_spec.traits.closure", "placket");
        JsonNode zip = edited("flat_spec.traits.closure", "zip");
        JsonNode counted =
                edited("flat_spec.buttons", "five", "flat_spec.traits.closure", "buttons");

        assertThat(placket.at("/flat_spec/buttons").asInt()).isEqualTo(3);
        assertThat(zip.at("/flat_spec/buttons").asInt()).isZero();
        assertThat(counted.at("/flat_spec/buttons").asInt()).isEqualTo(5);
    }

    @Test
    void a_measure_that_was_usual_is_said_in_both_places() throws Exception {
        JsonNode byMeasure = edited("dimensions_estimated.hem_width.value", "48 cm");
        JsonNode byFlat = edited("flat_spec.proportions.hem_width.centimetres", "48 cm");
        JsonNode untouched = edited("dimensions_estimated.body_length.value", "72 cm");

        for (JsonNode data : List.of(byMeasure, byFlat)) {
            assertThat(data.at("/flat_spec/proportions/hem_width/origin").asString())
                    .isEqualTo("stated");
            assertThat(data.at("/flat_spec/proportions/hem_width/centimetres").asDouble())
                    .isEqualTo(48);
            assertThat(data.at("/dimensions_estimated/hem_width/value").asString())
                    .startsWith("48");
            assertThat(data.at("/dimensions_estimated/hem_width").has("accuracy")).isFalse();
        }
        assertThat(untouched.path("dimensions_estimated").has("hem_width")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 buttons | [woven label, 5 buttons]",
                "zipper | [woven label, zipper]",
                "Druckknöpfe | [woven label, Druckknöpfe]",
                "satin label | [satin label]",
                "2 labels | [2 × woven label]"
            })
    void a_trim_by_its_name_is_the_one_of_its_kind_or_one_more(String prompt, String types)
            throws Exception {
        JsonNode trims =
                edited("hardware", "add a woven label at the side seam", "hardware", prompt)
                        .path("hardware_and_trims");

        assertThat(trims.valueStream().map(trim -> trim.path("type").asString()).toList())
                .hasToString(types);
        assertThat(trims.path(0).path("placement").asString()).isEqualTo("side seam");
    }

    @Test
    void parts_that_are_added_and_taken_away_in_one_go_change_the_flat_both() throws Exception {
        JsonNode traits =
                edited("design", "add a chest pocket", "design", "add a hood and remove the pocket")
                        .at("/flat_spec/traits");

        assertThat(traits.at("/pockets/choice").asString()).isEqualTo("none");
    }

    @Test
    void what_the_flat_has_not_is_told_until_something_else_is_said() throws Exception {
        JsonNode undrawn = edited("design", "replace neckline: round with neckline: zigzag");
        JsonNode drawn =
                edited(
                        "design",
                        "replace neckline: round with neckline: zigzag",
                        "design",
                        "neckline: v");

        assertThat(undrawn.path("analysis_notes").asString())
                .contains("Stated and not drawn: neckline: zigzag.");
        assertThat(undrawn.at("/flat_spec/traits/neckline/origin").asString()).isEqualTo("usual");
        assertThat(drawn.path("analysis_notes").asString()).doesNotContain("not drawn");
    }

    @Test
    void a_measure_that_is_said_is_no_share_of_the_picture_any_more() throws Exception {
        ObjectNode document = analysis();
        document.path("analysisData")
                .path("dimensions_estimated")
                .forEach(measure ->
                        measure.asObject()
                                .put("measurement_point", "straight across (0.79 of the height)"));

        JsonNode wider = edited(document, "dimensions.chest_width", "58 cm");
        JsonNode longer = edited(document, "dimensions.body_length", "80 cm");

        assertThat(wider.at("/dimensions_estimated/chest_width/measurement_point").asString())
                .isEqualTo("straight across");
        assertThat(wider.at("/dimensions_estimated/body_length/measurement_point").asString())
                .endsWith("(0.79 of the height)");
        assertThat(longer.at("/dimensions_estimated/chest_width/measurement_point").asString())
                .isEqualTo("straight across");
    }

    @Test
    void what_was_edited_is_remembered_once() throws Exception {
        JsonNode data =
                edited(
                        "colors.pattern_type",
                        "striped",
                        "design",
                        "add a pocket",
                        "design",
                        "add a yoke");

        assertThat(data.path("edited_fields").toString())
                .isEqualTo("[\"colors.pattern_type\",\"design_elements\"]");
        assertThat(data.path("analysis_notes").asString())
                .isEqualTo("Read as t-shirt. Edited by hand: pattern, design.");
    }
}
