package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.view.Detail;
import io.techpack.imaging.view.TypicalConstruction;
import io.techpack.json.Json;
import io.techpack.product.FlatSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts that no photo shows go along when a person says another kind. */
class KindPartsTest {

    private static final String KIND = "flat_spec.garment_class";

    static Stream<Arguments> pairs() {
        List<GarmentClass> drawn =
                Stream.of(GarmentClass.values())
                        .filter(kind -> kind != GarmentClass.OBJECT)
                        .toList();
        return drawn.stream()
                .flatMap(from ->
                        drawn.stream().filter(to -> to != from).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_is_usual_is_of_the_kind_that_was_said(GarmentClass from, GarmentClass to)
            throws Exception {
        JsonNode data = edited(analysis(from), KIND, to.label());

        assertThat(names(data, "materials_detected", "component"))
                .containsExactlyElementsOf(TypicalConstruction.components(to));
        assertThat(names(data, "construction_details", "feature"))
                .contains("symmetry")
                .containsAll(TypicalConstruction.usual(to).stream().map(Detail::name).toList());
        assertThat(data.path("construction_details").size())
                .isEqualTo(TypicalConstruction.usual(to).size() + 1);
        assertThat(names(data, "hardware_and_trims", "type"))
                .containsExactlyElementsOf(
                        TypicalConstruction.hardware(to).stream().map(Detail::name).toList());
        String main = TypicalConstruction.components(to).getFirst();
        assertThat(data.path("analysis_notes").asString())
                .contains("Material of the " + main + ": assumed");
    }

    @Test
    void what_was_said_of_a_part_stays() throws Exception {
        JsonNode data =
                edited(
                        analysis(GarmentClass.SHOES),
                        "materials_detected",
                        "change the sole and insole to rubber",
                        "construction_details",
                        "add piping: contrast",
                        KIND,
                        "bag");

        assertThat(names(data, "materials_detected", "component"))
                .containsExactly("main panel", "sole and insole", "lining and straps");
        assertThat(names(data, "construction_details", "feature"))
                .containsExactly("symmetry", "piping: contrast", "base and gussets");
    }

    @Test
    void a_shirt_with_a_zip_needs_no_buttons() throws Exception {
        JsonNode data =
                edited(
                        analysis(GarmentClass.SHIRT),
                        "hardware_and_trims",
                        "replace the buttons with a zip");

        assertThat(names(data, "materials_detected", "component"))
                .containsExactly("body", "collar interlining");
    }

    @ParameterizedTest
    @CsvSource({"shirt, polo, label", "shirt, blazer, label", "pants, shorts, zip and button"})
    void what_was_removed_does_not_come_back(String from, String to, String trim) throws Exception {
        JsonNode data =
                edited(
                        analysis(GarmentClass.labelled(from).orElseThrow()),
                        "hardware_and_trims",
                        "remove the " + trim,
                        KIND,
                        to);

        assertThat(names(data, "hardware_and_trims", "type")).doesNotContain(trim);
    }

    @Test
    void what_the_outline_showed_of_a_part_that_both_have_stays() throws Exception {
        ObjectNode tee = analysis(GarmentClass.T_SHIRT);
        ObjectNode armholes = tee.at("/analysisData/construction_details/0").asObject();
        armholes.put("details", "sleeves part from the body on both sides");

        assertThat(details(edited(tee, KIND, "hoodie"), "armholes"))
                .isEqualTo("sleeves part from the body on both sides");
        assertThat(names(edited(tee, KIND, "skirt"), "construction_details", "feature"))
                .containsExactly("symmetry", "waistband", "side seams");
    }

    @ParameterizedTest
    @CsvSource({"skirt, 1", "hoodie, 4", "bag, 1", "pants, 1"})
    void lines_of_the_design_that_the_kind_has_not_go(String kind, int left) throws Exception {
        assertThat(edited(analysis(GarmentClass.DRESS), KIND, kind).path("design_elements"))
                .hasSize(left);
    }

    @Test
    void lines_that_a_person_wrote_stay() throws Exception {
        JsonNode data =
                edited(
                        analysis(GarmentClass.DRESS),
                        "design_elements",
                        "add silhouette: boxy",
                        KIND,
                        "skirt");

        assertThat(data.path("design_elements").toString()).contains("silhouette: boxy");
    }

    private static List<String> names(JsonNode data, String list, String field) {
        return data.path(list).valueStream().map(item -> item.path(field).asString()).toList();
    }

    private static String details(JsonNode data, String feature) {
        return data.path("construction_details")
                .valueStream()
                .filter(item -> item.path("feature").asString().equals(feature))
                .map(item -> item.path("details").asString())
                .findFirst()
                .orElseThrow();
    }

    /** As the engine reads a product of that class. */
    static ObjectNode analysis(GarmentClass kind) {
        ObjectNode data = Json.mapper().createObjectNode();
        ArrayNode materials = data.putArray("materials_detected");
        StringBuilder notes = new StringBuilder("Read as " + kind.label() + ".");
        List<String> components = TypicalConstruction.components(kind);
        for (String component : components) {
            boolean main = component.equals(components.getFirst());
            materials
                    .addObject()
                    .put("component", component)
                    .put("material_type", main ? "woven" : "to be confirmed")
                    .putNull("percentage");
            notes.append(
                    main
                            ? " Material of the %s: assumed: one main fabric (confidence 0.45)."
                                    .formatted(component)
                            : " Material of the %s: not seen; confirm (confidence 0.20)."
                                    .formatted(component));
        }
        data.putObject("colors").put("pattern_type", "solid").putArray("primary_colors");
        data.putObject("dimensions_estimated");
        ArrayNode construction = data.putArray("construction_details");
        for (Detail detail : TypicalConstruction.usual(kind)) {
            add(construction, detail.name(), detail.inWords());
        }
        add(construction, "symmetry", "left and right match closely");
        data.putArray("design_elements")
                .add("silhouette: fitted at the waist")
                .add("neckline: round, medium depth")
                .add("sleeves: short")
                .add("pattern: solid");
        ArrayNode trims = data.putArray("hardware_and_trims");
        for (Detail trim : TypicalConstruction.hardware(kind)) {
            trims.addObject()
                    .put("type", trim.name())
                    .put("material", "not identifiable in a photo")
                    .put("placement", trim.inWords());
        }
        data.put("analysis_notes", notes.toString());
        data.set(
                "flat_spec",
                Json.mapper().valueToTree(FlatSpec.of(SpecSheet.of(FlatTemplate.usual(kind)))));
        ObjectNode document = Json.mapper().createObjectNode().put("viewType", "front");
        document.set("analysisData", data);
        return document;
    }

    private static void add(ArrayNode construction, String feature, String details) {
        construction
                .addObject()
                .put("feature", feature)
                .put("details", details)
                .put("location", "front view");
    }
}
