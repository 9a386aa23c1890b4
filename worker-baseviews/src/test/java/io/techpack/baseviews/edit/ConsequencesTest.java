package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an edit changes elsewhere in the analysis. */
class ConsequencesTest {

    private static ObjectNode analysis() throws IOException {
        try (InputStream stream = ConsequencesTest.class.getResourceAsStream("analysis.json")) {
            ObjectNode document = Json.mapper().readTree(Objects.requireNonNull(stream)).asObject();
            ObjectNode traits = document.at("/analysisData/flat_spec/traits").asObject();
            Map.of("neckline", "crew", "sleeve", "short", "cuff", "plain")
                    .forEach((trait, choice) ->
                            traits.putObject(trait).put("choice", choice).put("origin", "usual"));
            return document;
        }
    }

    private static JsonNode edited(String... pathsAndPrompts)
            throws IOException, InterruptedException {
        return Edits.of(analysis(), pathsAndPrompts);
    }

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "design | add a kangaroo pocket | pockets | kangaroo",
                "design | 加一个胸袋 | pockets | chest",
                "design | add a cargo pocket | pockets | cargo",
                "construction | add a kangaroo pocket at the front | pockets | kangaroo",
                "hardware | add a YKK zipper at the centre front | closure | zip",
                "hardware | add corozo buttons at the front | closure | buttons",
                "design | füge eine Brusttasche hinzu | pockets | chest",
                "design | ajoute une poche kangourou | pockets | kangaroo",
                "design | añade un bolsillo de pecho | pockets | chest",
                "design | add collar: polo | collar | polo",
                "design | add a polo collar | collar | polo",
                "design | it is a polo dress | collar | polo",
                "design | ajoute un col polo | collar | polo",
                "design | füge einen Polokragen hinzu | collar | polo",
                "design | añade un cuello polo | collar | polo",
                "design | 加polo领 | collar | polo",
                "design | add a mandarin collar | collar | stand",
                "design | replace neckline: round with neckline: polo collar | collar | polo",
                "design | add a hooded neck | collar | hood",
                "design | add a turtleneck | neckline | turtleneck",
                "flat_spec.garment_class | it is a polo dress | collar | polo",
                "flat_spec.garment_class | V-neck sweater | neckline | v"
            })
    void words_that_name_a_make_of_the_flat_change_it(
            String path, String prompt, String trait, String choice) throws Exception {
        JsonNode made = edited(path, prompt).at("/flat_spec/traits/" + trait);

        assertThat(made.path("choice").asString()).isEqualTo(choice);
        assertThat(made.path("origin").asString()).isEqualTo("stated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "polo | collar | polo | 3",
                "it is a hoodie | collar | hood | 0",
                "longsleeve | sleeve | long | 0",
                "shirt | closure | buttons | 7"
            })
    void another_kind_is_drawn_as_it_usually_is(
            String prompt, String trait, String choice, int buttons) throws Exception {
        JsonNode flat = edited("flat_spec.garment_class", prompt).path("flat_spec");

        assertThat(flat.at("/traits/" + trait + "/choice").asString()).isEqualTo(choice);
        assertThat(flat.at("/traits/" + trait + "/origin").asString()).isEqualTo("usual");
        assertThat(flat.path("buttons").asInt()).isEqualTo(buttons);
    }

    @Test
    void the_lengths_of_another_kind_are_of_its_measures() throws Exception {
        JsonNode data = edited("flat_spec.garment_class", "skirt");
        JsonNode flat = data.path("flat_spec");

        assertThat(flat.path("base_measure").asString()).isEqualTo("length");
        assertThat(flat.path("proportions").has("chest_width")).isFalse();
        assertThat(flat.at("/proportions/length/ratio").asDouble()).isEqualTo(1);
        assertThat(data.path("dimensions_estimated").has("chest_width")).isFalse();
    }

    @Test
    void the_neck_that_was_said_last_is_the_one() throws Exception {
        JsonNode collar =
                edited("flat_spec.traits.neckline", "v", "design", "add a polo collar")
                        .at("/flat_spec/traits");
        JsonNode bare =
                edited("design", "add a polo collar", "flat_spec.traits.neckline", "v")
                        .at("/flat_spec/traits");

        assertThat(collar.at("/collar/choice").asString()).isEqualTo("polo");
        assertThat(collar.at("/neckline/origin").asString()).isEqualTo("usual");
        assertThat(collar.at("/closure/choice").asString()).isEqualTo("placket");
        assertThat(bare.at("/collar/choice").asString()).isEqualTo("none");
        assertThat(bare.at("/neckline/choice").asString()).isEqualTo("v");
        assertThat(bare.at("/closure/choice").asString()).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "design | make it a crew neck",
                "flat_spec.traits.neckline.choice | crew",
                "design | neckline: crew neck"
            })
    void a_neckline_that_a_collar_covered_is_drawn_when_it_is_said(String path, String prompt)
            throws Exception {
        ObjectNode document = analysis();
        ObjectNode flat = document.at("/analysisData/flat_spec").asObject();
        flat.put("garment_class", "polo").put("buttons", 3);
        flat.at("/traits/collar").asObject().put("choice", "polo");
        flat.at("/traits/closure").asObject().put("choice", "placket");

        JsonNode made = Edits.of(document, path, prompt).path("flat_spec");

        assertThat(made.at("/traits/neckline/origin").asString()).isEqualTo("stated");
        assertThat(made.at("/traits/collar/choice").asString()).isEqualTo("none");
        assertThat(made.at("/traits/closure/choice").asString()).isEqualTo("none");
        assertThat(made.path("buttons").asInt()).isZero();
    }

    @Test
    void words_that_name_none_leave_the_flat() throws Exception {
        JsonNode data =
                edited(
                        "hardware",
                        "add a zip pull",
                        "design",
                        "add a yoke",
                        "design",
                        "add a polo player print",
                        "design",
                        "add a contrast collar stay");

        assertThat(data.at("/flat_spec/traits/collar/origin").asString()).isEqualTo("usual");

        assertThat(data.at("/flat_spec/traits/closure/origin").asString()).isEqualTo("usual");
        assertThat(data.at("/flat_spec/traits/pockets/origin").asString()).isEqualTo("usual");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "design | add no pocket",
                "design | remove the pocket",
                "design | remove the chest pocket",
                "design | add: ohne Tasche",
                "design | add: sans poche",
                "flat_spec.traits.pockets | none"
            })
    void a_part_that_is_taken_away_is_not_drawn(String path, String prompt) throws Exception {
        JsonNode made = edited(path, prompt).at("/flat_spec/traits/pockets");

        assertThat(made.path("choice").asString()).isEqualTo("none");
        assertThat(made.path("origin").asString()).isEqualTo("stated");
    }

    @Test
    void a_pocket_that_was_added_and_removed_again_is_gone() throws Exception {
        JsonNode data =
                edited("design", "add a kangaroo pocket", "design", "remove the kangaroo pocket");

        assertThat(data.at("/flat_spec/traits/pockets/choice").asString()).isEqualTo("none");
        assertThat(data.path("design_elements").toString()).doesNotContain("pocket");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "design | change sleeves to long | sleeve | long | sleeve_length | 50 | 70",
                "design | sleeves: lang | sleeve | long | sleeve_length | 50 | 70",
                "design | sleeves: 3/4 | sleeve | three-quarter | sleeve_length | 38 | 50",
                "design | sleeves: sleeveless | sleeve | none | sleeve_length | 0 | 0",
                "design | remove sleeves | sleeve | none | sleeve_length | 0 | 0",
                "design | replace neckline: round with neckline: v | neckline | v | neck_drop | 12 | 20",
                "design | add silhouette: cropped | hem | straight | body_length | 42 | 56"
            })
    void words_for_a_make_bring_its_length(
            String path,
            String prompt,
            String trait,
            String choice,
            String measure,
            double least,
            double most)
            throws Exception {
        JsonNode flat = edited(path, prompt).path("flat_spec");

        assertThat(flat.at("/traits/" + trait + "/choice").asString()).isEqualTo(choice);
        assertThat(flat.at("/proportions/" + measure + "/centimetres").asDouble(0))
                .isBetween(least, most);
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

        JsonNode wider = Edits.of(document, "dimensions.chest_width", "58 cm");
        JsonNode longer = Edits.of(document, "dimensions.body_length", "80 cm");

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
                .isEqualTo("Read as t-shirt. Edited by hand: pattern. Edited by hand: design.");
    }
}
