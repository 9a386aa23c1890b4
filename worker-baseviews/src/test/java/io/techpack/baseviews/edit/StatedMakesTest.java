package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.analysis;
import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an edit that names a kind, a part or its make changes of the flat. */
class StatedMakesTest {

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

        JsonNode made = edited(document, path, prompt).path("flat_spec");

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
    void sleeves_without_a_drawing_are_told_until_others_are_said() throws Exception {
        assertThat(notes(edited("design", "add zigzag sleeves")))
                .contains("Stated and not drawn: sleeves: zigzag sleeves.");
        assertThat(notes(edited("design", "add zigzag sleeves", "design", "add cut-out sleeves")))
                .contains("Stated and not drawn: sleeves: cut-out sleeves.")
                .doesNotContain("zigzag");
        assertThat(notes(edited("design", "add zigzag sleeves", "design", "add sleeves: long")))
                .doesNotContain("not drawn");
        assertThat(notes(edited("design", "add zigzag sleeves", "design", "add puff sleeves")))
                .doesNotContain("not drawn");
        assertThat(notes(edited("design", "add contrast topstitching at the neckline")))
                .doesNotContain("not drawn");
    }

    private static String notes(JsonNode data) {
        return data.path("analysis_notes").asString("");
    }
}
