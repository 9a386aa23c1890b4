package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.baseviews.StandingNotes;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The notes of an analysis say what is true of it now, and say it once. */
class StandingNotesTest {

    private static final String SCALED =
            "Read as t-shirt. Scaled from the given chest width of 50.0 cm; the rest is measured in the picture. Colours are as photographed; the light's colour is not corrected.";

    private static ObjectNode noted(String notes) throws IOException {
        ObjectNode document = EditedAnalysis.analysis();
        document.path("analysisData").asObject().put("analysis_notes", notes);
        return document;
    }

    private static String notes(ObjectNode document, String... edits) throws InterruptedException {
        return edited(document, edits).path("analysis_notes").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body length 80 cm",
                "Länge 80 cm",
                "longueur 80 cm",
                "largo de cuerpo 80 cm"
            })
    void a_scale_that_is_not_that_of_the_stated_base_is_not_said_to_be(String prompt)
            throws Exception {
        assertThat(notes(noted(SCALED), "dimensions", prompt))
                .doesNotContain("Scaled from the given")
                .contains("Only lengths that nobody stated are scaled from the given chest width")
                .contains("Colours are as photographed");
    }

    @Test
    void every_edit_is_in_one_sentence_and_what_contradicts_no_longer_is_not_said()
            throws Exception {
        String wide =
                notes(
                        noted("Read as t-shirt."),
                        "dimensions_estimated.chest_width.value",
                        "60 cm",
                        "dimensions",
                        "body length 72 cm",
                        "dimensions_estimated.body_length.value",
                        "24 cm");

        assertThat(wide)
                .containsOnlyOnce("Edited by hand: ")
                .contains("Edited by hand: chest width, measures, body length.")
                .containsOnlyOnce("does not go with");
        assertThat(
                        notes(
                                noted(wide),
                                "dimensions_estimated.chest_width.value",
                                "60 cm",
                                "dimensions_estimated.body_length.value",
                                "60 cm"))
                .doesNotContain("does not go with")
                .containsOnlyOnce("Edited by hand: ");
    }

    @Test
    void what_is_said_twice_is_said_once_and_what_a_person_wrote_stays() throws Exception {
        String said =
                "Read as t-shirt. Use e.g. cotton. Edited by hand: hem. Use e.g. linen. Read as t-shirt. The surface is read as: even, 0.5 of it. Edited by hand: hem, sleeves. The surface is read as: even, 0.5 of it. Wash at 30. Wash at 30.";
        ObjectNode document = noted(said);
        ObjectNode data = document.path("analysisData").asObject();
        data.putArray("edited_fields").add("flat_spec.traits.hem.choice");

        new StandingNotes(data).followEdits();

        assertThat(data.path("analysis_notes").asString())
                .isEqualTo(
                        "Read as t-shirt. Use e.g. cotton. Use e.g. linen. The surface is read as: even, 0.5 of it. Wash at 30. Wash at 30. Edited by hand: hem.");
    }

    @Test
    void a_guess_that_was_replaced_is_not_noted_and_a_dropped_length_is_back() throws Exception {
        ObjectNode document =
                noted(
                        "Read as t-shirt. 'wombat' names no kind that the engine knows. Material of the body: assumed: one main fabric; composition not visible (confidence 0.45). Material of the neck band: not seen; confirm (confidence 0.20). Materials are guessed from kind, surface and colour; fibre content cannot be seen in a photo. Colours are as photographed; the light's colour is not corrected. The stated hem width of 99.0 cm was dropped: that of this kind of product (t-shirt) is 15.3 cm to 101.9 cm. The stated inseam of 70.0 cm was dropped: this kind of product (t-shirt) has none.");
        document.at("/analysisData/materials_detected")
                .asArray()
                .removeAll()
                .add(material(document, "body", "knit (jersey or rib)"))
                .add(material(document, "neck band", "to be confirmed"));

        String notes =
                notes(
                        document,
                        "materials",
                        "body: linen",
                        "colors",
                        "make it red",
                        "dimensions",
                        "hem width 50 cm");

        assertThat(notes)
                .doesNotContain("Material of the body", "hem width of 99.0 cm", " Colours are ")
                .contains(
                        "Material of the neck band: not seen; confirm (confidence 0.20).",
                        "Materials that nobody stated are guessed from kind",
                        "Colours that nobody stated are as photographed",
                        "The stated inseam of 70.0 cm was dropped");
        assertThat(notes(document, "flat_spec.garment_class", "it is a polo"))
                .doesNotContain("wombat", "(t-shirt) has none");
    }

    private static JsonNode material(ObjectNode document, String component, String type) {
        return document.objectNode()
                .put("component", component)
                .put("material_type", type)
                .putNull("percentage");
    }

    @Test
    void notes_of_any_length_are_read() throws Exception {
        String endless =
                "Read as %s The stated hem width of 9.0 cm was dropped: this kind of product %s The hem width (9.0 cm) does not go with %s"
                        .formatted("x1.5".repeat(20_000), "y".repeat(20_000), "z".repeat(20_000));

        assertThat(notes(noted(endless), "dimensions", "body length 60 cm"))
                .startsWith("Read as x1.5");
    }

    @Test
    void an_older_notes_text_without_a_flat_is_left_alone() throws Exception {
        ObjectNode document = noted(SCALED);
        ObjectNode data = document.path("analysisData").asObject();
        data.remove("flat_spec");

        new StandingNotes(data).follow();

        assertThat(
                        Optional.of(data)
                                .map(each -> each.path("analysis_notes"))
                                .map(JsonNode::asString))
                .contains(SCALED);
    }
}
