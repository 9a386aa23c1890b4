package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.json.Json;
import io.techpack.product.FlatSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One line for each subject, whoever said it last. */
class DesignLinesTest {

    private static final String DESIGN = "design_elements";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make it a maxi dress with a V-neck and puff sleeves | neckline: V-neck; sleeves: puff sleeves; maxi dress",
                "maxi length, V-neck, puff sleeves | neckline: V-neck; sleeves: puff sleeves; maxi length",
                "mach daraus ein Maxikleid mit V-Ausschnitt und Puffärmeln | neckline: V-Ausschnitt; sleeves: Puffärmeln; Maxikleid",
                "fais-en une robe longue avec un col en V et des manches bouffantes | neckline: col en V; sleeves: manches bouffantes; robe longue",
                "conviértelo en un vestido largo con cuello en V y mangas abullonadas | neckline: cuello en V; sleeves: mangas abullonadas; vestido largo",
                "改成V领泡泡袖长裙 | neckline: V领; sleeves: 泡泡袖; 长裙"
            })
    void a_whole_look_is_a_line_on_each_thing(String prompt, String lines) throws Exception {
        JsonNode data = edited(dress(), DESIGN, prompt);

        assertThat(lines(data)).isEqualTo("silhouette: straight from chest to hem; " + lines);
        assertThat(data.at("/flat_spec/traits/neckline/choice").asString()).isEqualTo("v");
        assertThat(data.at("/flat_spec/proportions/body_length/centimetres").asDouble())
                .isGreaterThan(130);
        assertThat(data.at("/flat_spec/traits/sleeve_shape/choice").asString()).isEqualTo("puff");
        assertThat(data.at("/flat_spec/traits/sleeve/choice").asString()).isEqualTo("short");
        assertThat(data.path("analysis_notes").asString()).doesNotContain("not drawn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "design_elements | sleeve: long sleeve",
                "design_elements | add long sleeves",
                "design_elements | make the sleeves long",
                "design_elements | lange Ärmel",
                "design_elements | manches longues",
                "design_elements | mangas largas",
                "design_elements | 长袖",
                "flat_spec.traits.sleeve | long",
                "flat_spec.traits.sleeve.choice | long",
                "construction_details | sleeves: long",
                "flat_spec.garment_class | shirt"
            })
    void what_an_edit_says_takes_the_place_of_what_was_not_seen(String path, String prompt)
            throws Exception {
        JsonNode data = edited(dress(), path, prompt);

        assertThat(lines(data)).doesNotContain("none seen").containsOnlyOnce("sleeves: ");
        assertThat(data.at("/flat_spec/traits/sleeve/choice").asString()).isEqualTo("long");
    }

    @Test
    void a_make_that_was_usual_already_is_stated_and_told() throws Exception {
        ObjectNode document = dress();
        document.at("/analysisData/flat_spec/traits/sleeve").asObject().put("choice", "long");

        JsonNode data = edited(document, "flat_spec.traits.sleeve", "long");

        assertThat(data.at("/flat_spec/traits/sleeve/origin").asString()).isEqualTo("stated");
        assertThat(lines(data)).contains("sleeves: long").doesNotContain("none seen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make it a crew neck | make it a crew neck | neckline: crew neck",
                "add a crew neck | add neckline: v | neckline: v",
                "neckline: crew neck | add a boat neck | neckline: boat neck",
                "add a polo collar | add a V-neck | neckline: V-neck",
                "collar: polo | neckline: v | neckline: v",
                "füge einen Rundhals hinzu | Rollkragen | neckline: Rollkragen"
            })
    void there_is_one_neckline_whatever_is_said_after_what(
            String first, String then, String neckline) throws Exception {
        JsonNode data = edited(dress(), DESIGN, first, DESIGN, then + " and add a chest pocket");

        assertThat(lines(data)).containsOnlyOnce("neckline: ").contains(neckline + "; ");
    }

    @Test
    void an_earlier_note_that_it_is_not_drawn_goes_with_the_line() throws Exception {
        JsonNode data =
                edited(dress(), DESIGN, "add zigzag sleeves", "flat_spec.traits.sleeve", "long");

        assertThat(lines(data)).contains("sleeves: long").doesNotContain("zigzag");
        assertThat(data.path("analysis_notes").asString()).doesNotContain("not drawn");
    }

    @Test
    void several_prints_and_pockets_and_seams_at_a_part_stay() throws Exception {
        JsonNode data =
                edited(
                        dress(),
                        DESIGN,
                        "add print: back logo",
                        DESIGN,
                        "add print: front logo",
                        DESIGN,
                        "add contrast topstitching at the neckline",
                        DESIGN,
                        "add contrast sleeves");

        assertThat(lines(data))
                .contains(
                        "back logo", "front logo", "topstitching", "contrast sleeves", "none seen");
    }

    private static String lines(JsonNode data) {
        return data.path(DESIGN)
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining("; "));
    }

    private static ObjectNode dress() throws Exception {
        ObjectNode document = EditedAnalysis.analysis();
        ObjectNode data = document.path("analysisData").asObject();
        ArrayNode lines = data.putArray(DESIGN);
        List.of(
                        "silhouette: straight from chest to hem",
                        "neckline: round, medium depth",
                        "sleeves: none seen, or lying against the body")
                .forEach(lines::add);
        data.putObject("dimensions_estimated");
        data.set(
                "flat_spec",
                Json.mapper()
                        .valueToTree(
                                FlatSpec.of(SpecSheet.of(FlatTemplate.usual(GarmentClass.DRESS)))));
        return document;
    }
}
