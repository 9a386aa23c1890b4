package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.view.UsualMake;
import io.techpack.json.Json;
import io.techpack.product.FlatSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A product that is said to be of another kind has what that kind has. */
class UsualItemsTest {

    private static final String KIND = "flat_spec.garment_class";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shoes | bag | main panel; lining and straps | base and gussets | zip, rings or buckles",
                "shoes | hat | crown; sweatband | crown | label",
                "bag | shoes | upper; sole and insole | sole | laces or straps",
                "t-shirt | shirt | body; collar interlining and buttons | armholes; side seams; hem | label; buttons",
                "shirt | t-shirt | body; neck band | armholes; side seams; hem | label",
                "t-shirt | hoodie | body; cuffs, hem band and hood cord | armholes; side seams; hem | label; cord and eyelets",
                "dress | skirt | body; lining, if any | side seams; waistband | label; zip",
                "pants | shorts | body; pocket bags | crotch; waistband; leg hems | zip and button; label",
                "pants | t-shirt | body; neck band | armholes; side seams; hem | label"
            })
    void parts_of_the_earlier_kind_go_and_those_of_the_new_one_come(
            String before, String after, String components, String features, String trims)
            throws Exception {
        JsonNode data = EditedAnalysis.edited(analysis(before), KIND, after);

        assertThat(names(data, "materials_detected", "component"))
                .containsExactlyInAnyOrder(components.split("; "));
        assertThat(names(data, "construction_details", "feature"))
                .containsExactlyInAnyOrder(features.split("; "));
        assertThat(names(data, "hardware_and_trims", "type"))
                .containsExactlyInAnyOrder(trims.split("; "));
    }

    @Test
    void what_comes_is_marked_as_usual_and_what_was_read_of_the_cloth_stays() throws Exception {
        JsonNode data = EditedAnalysis.edited(analysis("shoes"), KIND, "bag");

        assertThat(data.at("/materials_detected/0/material_type").asString()).isEqualTo("cloth");
        assertThat(data.at("/materials_detected/1/material_type").asString())
                .isEqualTo("to be confirmed");
        assertThat(data.at("/construction_details/0/details").asString())
                .endsWith("(usual for this kind, not seen; to be confirmed)");
        assertThat(data.at("/hardware_and_trims/0/placement").asString())
                .endsWith("(usual for this kind, not seen; to be confirmed)");
        assertThat(data.path("analysis_notes").asString())
                .contains("Material of the main panel: assumed")
                .contains("Material of the lining and straps: not seen; confirm (confidence 0.20).")
                .doesNotContain("upper", "sole");
    }

    @Test
    void lengths_that_the_new_kind_has_not_go() throws Exception {
        ObjectNode shoe = analysis("shoes");
        shoe.withObject("/analysisData/dimensions_estimated/overall_length")
                .put("value", "29.0 cm")
                .put("tolerance", "± 0.5 cm")
                .put("accuracy", "± 2.0 cm");

        JsonNode data = EditedAnalysis.edited(shoe, KIND, "bag");

        assertThat(data.path("dimensions_estimated").propertyNames()).isEmpty();
        assertThat(data.at("/flat_spec/proportions").propertyNames())
                .doesNotContain("overall_length")
                .contains("overall_width", "handle_drop");
    }

    @Test
    void what_somebody_added_stays_and_what_somebody_removed_does_not_come_back() throws Exception {
        ObjectNode tee = analysis("t-shirt");
        tee.at("/analysisData/hardware_and_trims").asArray().removeAll();
        tee.at("/analysisData/hardware_and_trims")
                .asArray()
                .addObject()
                .put("type", "rivets")
                .put("material", "brass")
                .put("placement", "at the pocket");

        JsonNode data = EditedAnalysis.edited(tee, KIND, "shirt");

        assertThat(names(data, "hardware_and_trims", "type"))
                .containsExactlyInAnyOrder("rivets", "buttons");
    }

    @Test
    void a_closure_that_was_stated_needs_no_usual_one() throws Exception {
        JsonNode data =
                EditedAnalysis.edited(
                        analysis("shirt"), "flat_spec.traits.closure", "zip", KIND, "polo");

        assertThat(names(data, "hardware_and_trims", "type")).doesNotContain("buttons");
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void a_kind_names_its_items_once(GarmentClass kind) {
        UsualMake usual = UsualMake.of(kind);

        assertThat(usual.components()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(usual.construction()).isNotEmpty();
    }

    private static List<String> names(JsonNode data, String section, String name) {
        return data.path(section).valueStream().map(item -> item.path(name).asString("")).toList();
    }

    /** As the engine describes one of which it saw nothing but the cloth. */
    private static ObjectNode analysis(String label) {
        GarmentClass kind = GarmentClass.labelled(label).orElseThrow();
        UsualMake usual = UsualMake.of(kind);
        ObjectNode document = Json.mapper().createObjectNode();
        ObjectNode data = document.putObject("analysisData");
        data.set(
                "flat_spec",
                Json.mapper().valueToTree(FlatSpec.of(SpecSheet.of(FlatTemplate.usual(kind)))));
        data.putObject("dimensions_estimated");
        data.putArray("design_elements");
        ArrayNode materials = data.putArray("materials_detected");
        StringBuilder notes = new StringBuilder("Read as " + label + ".");
        for (String component : usual.components()) {
            boolean main = materials.isEmpty();
            materials
                    .addObject()
                    .put("component", component)
                    .put("material_type", main ? "cloth" : "to be confirmed")
                    .putNull("percentage");
            notes.append(" Material of the ")
                    .append(component)
                    .append(
                            main
                                    ? ": assumed: one main fabric (confidence 0.40)."
                                    : ": not seen; confirm (confidence 0.20).");
        }
        ArrayNode construction = data.putArray("construction_details");
        usual.construction()
                .forEach(detail ->
                        construction
                                .addObject()
                                .put("feature", detail.name())
                                .put("details", detail.description())
                                .put("location", "front view"));
        ArrayNode trims = data.putArray("hardware_and_trims");
        usual.hardware()
                .forEach(trim ->
                        trims.addObject()
                                .put("type", trim.name())
                                .put("material", "not identifiable in a photo")
                                .put("placement", trim.description()));
        data.put("analysis_notes", notes.toString());
        return document;
    }
}
