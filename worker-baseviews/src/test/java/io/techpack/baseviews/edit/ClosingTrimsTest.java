package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.json.Json;
import io.techpack.product.FlatSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Trims and seams that are said change the flat that has them. */
class ClosingTrimsTest {

    private static final String TRIMS = "hardware_and_trims";
    private static final String CONSTRUCTION = "construction_details";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8 buttons | buttons | 8",
                "9 horn buttons | buttons | 9",
                "eight buttons | buttons | 8",
                "replace the buttons with a zip | zip | 0",
                "replace the buttons with a metal zipper | zip | 0",
                "replace the buttons with 5 horn buttons | buttons | 5",
                "replace the label with a woven tag | buttons | 7",
                "add 3 buttons at the cuffs | buttons | 7",
                "ersetze die Knöpfe durch einen Reißverschluss | zip | 0",
                "remplace les boutons par une fermeture éclair | zip | 0",
                "reemplaza los botones por una cremallera | zip | 0",
                "remove the buttons and add a zip | zip | 0",
                "entferne die Knöpfe und füge einen Reißverschluss hinzu | zip | 0",
                "remove the buttons | none | 0"
            })
    void the_closure_of_a_shirt_is_what_its_trims_say(String prompt, String closure, int buttons)
            throws Exception {
        JsonNode flat = shirt(prompt).path("flat_spec");

        assertThat(flat.at("/traits/closure/choice").asString()).isEqualTo(closure);
        assertThat(flat.path("buttons").asInt()).isEqualTo(buttons);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace the buttons with snaps | snaps",
                "replace the buttons with hooks | hooks",
                "24 buttons | 24 buttons"
            })
    void a_closure_that_has_no_drawing_is_told_in_the_notes_once(String prompt, String said)
            throws Exception {
        JsonNode data = shirt(prompt);

        assertThat(data.path("analysis_notes").asString())
                .containsOnlyOnce("Stated and not drawn: closure: " + said + ".");
        assertThat(data.at("/flat_spec/buttons").asInt()).isEqualTo(7);
    }

    @Test
    void another_closure_is_no_longer_told_as_not_drawn() throws Exception {
        JsonNode data =
                edited(
                        document(GarmentClass.SHIRT, "buttons", "front closure, about seven"),
                        TRIMS,
                        "replace the buttons with snaps",
                        TRIMS,
                        "replace the snaps with a zip");

        assertThat(data.path("analysis_notes").asString()).doesNotContain("not drawn");
        assertThat(data.at("/flat_spec/traits/closure/choice").asString()).isEqualTo("zip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8 buttons | front closure (usual, not seen; to be confirmed) | not identifiable in a photo",
                "9 horn buttons | front closure (usual, not seen; to be confirmed) | horn",
                "replace the buttons with a metal zip | front closure (usual, not seen; to be confirmed) | metal"
            })
    void a_number_that_is_usual_of_another_make_goes_and_a_material_is_found(
            String prompt, String placement, String material) throws Exception {
        JsonNode trim = shirt(prompt).path(TRIMS).path(0);

        assertThat(trim.path("placement").asString()).isEqualTo(placement);
        assertThat(trim.path("material").asString()).isEqualTo(material);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace the zip and button with a drawstring | none | drawstring",
                "replace the zip and button with elastic | none | elastic",
                "replace the zip and button with a metal zip | zip | jeans",
                "add a drawstring at the waist | zip | drawstring",
                "add cords at the leg hems | zip | jeans",
                "add a label inside the waistband | zip | jeans"
            })
    void trousers_that_are_drawn_in_have_no_fly(String prompt, String fly, String waistband)
            throws Exception {
        JsonNode traits =
                edited(
                                document(
                                        GarmentClass.PANTS,
                                        "zip and button",
                                        "at the fly, unless elastic"),
                                TRIMS,
                                prompt)
                        .at("/flat_spec/traits");

        assertThat(traits.at("/fly/choice").asString()).isEqualTo(fly);
        assertThat(traits.at("/waistband/choice").asString()).isEqualTo(waistband);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace the hem with a straight hem, double stitched | straight | stated",
                "hem: straight, 2 cm | straight | stated",
                "hem: ribbed | rib | stated",
                "hem: abgerundet | curved | stated",
                "hem: ourlet droit | straight | stated",
                "hem: recto | straight | stated",
                "hem: coverstitch, 2 cm | curved |",
                "side seams: straight | curved |"
            })
    void the_hem_is_drawn_as_construction_says_it(
            String prompt, String hem, @Nullable String origin) throws Exception {
        JsonNode made =
                edited(
                                document(GarmentClass.SHIRT, "buttons", "front closure"),
                                CONSTRUCTION,
                                prompt)
                        .at("/flat_spec/traits/hem");

        assertThat(made.path("choice").asString()).isEqualTo(hem);
        if (origin != null) {
            assertThat(made.path("origin").asString()).isEqualTo(origin);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hoodie, polo, a polo",
        "polo, undershirt, an undershirt",
        "skirt, dress, a dress",
        "dress, shorts, shorts",
        "shorts, pants, pants"
    })
    void the_notes_tell_the_kind_that_was_said(String first, String then, String told)
            throws Exception {
        JsonNode data =
                edited(
                        document(GarmentClass.T_SHIRT, "label", "inside"),
                        "flat_spec.garment_class",
                        first,
                        "flat_spec.garment_class",
                        then);

        assertThat(data.path("analysis_notes").asString())
                .startsWith("Said to be %s; read as t-shirt.".formatted(told))
                .containsOnlyOnce("Said to be")
                .contains("usual for this kind of product (%s)".formatted(then))
                .doesNotContain("(t-shirt)");
    }

    private static JsonNode shirt(String prompt) throws InterruptedException {
        return edited(
                document(GarmentClass.SHIRT, "buttons", "front closure, about seven"),
                TRIMS,
                prompt);
    }

    /** A product of that class, all of it as usual, with one trim beside its label. */
    private static ObjectNode document(GarmentClass kind, String trim, String placement) {
        ObjectNode document =
                Json.mapper()
                        .readTree(
                                """
                                {"viewType":"front","analysisData":{
                                  "materials_detected":[],"dimensions_estimated":{},"design_elements":[],
                                  "colors":{"primary_colors":[],"pattern_type":"solid"},
                                  "construction_details":[
                                    {"feature":"side seams","details":"overlocked","location":"front view"},
                                    {"feature":"hem","details":"turned and stitched","location":"front view"}],
                                  "hardware_and_trims":[
                                    {"type":"%s","material":"not identifiable in a photo",
                                     "placement":"%s (usual, not seen; to be confirmed)"},
                                    {"type":"label","material":"cotton","placement":"inside, at the neck"}],
                                  "analysis_notes":"Read as %s. Ratios are measured; centimetres assume body length = 72 cm, usual for this kind of product (%s) in a middle size."}}
                                """
                                        .formatted(trim, placement, kind.label(), kind.label()))
                        .asObject();
        document.path("analysisData")
                .asObject()
                .set(
                        "flat_spec",
                        Json.mapper()
                                .valueToTree(FlatSpec.of(SpecSheet.of(FlatTemplate.usual(kind)))));
        return document;
    }
}
