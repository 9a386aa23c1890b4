package io.techpack.baseviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.flat.Trait;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person said of a view holds in the one that is made of it. */
class CarriedEditsTest {

    private static final FlatSpec USUAL = FlatTemplate.usual(GarmentClass.T_SHIRT);

    @Test
    void a_shape_of_sleeves_is_kept_and_the_armholes_say_so() {
        ObjectNode earlier = analysis(USUAL.stating(Trait.SLEEVE_SHAPE, Choice.SleeveShape.PUFF));
        earlier.at("/analysisData").asObject().putArray("edited_fields").add("design_elements");

        JsonNode made = carried(earlier);

        assertThat(made.at("/flat_spec/traits/sleeve_shape/choice").asString()).isEqualTo("puff");
        assertThat(made.at("/flat_spec/traits/sleeve_shape/origin").asString()).isEqualTo("stated");
        assertThat(made.at("/construction_details/0/details").asString()).startsWith("puff: ");
    }

    @Test
    void a_remark_that_something_is_not_drawn_outlives_a_new_picture() {
        ObjectNode earlier = analysis(USUAL);
        earlier.at("/analysisData")
                .asObject()
                .put(
                        "analysis_notes",
                        "Read as t-shirt. Stated and not drawn: neckline: zigzag. Stated and not drawn: sleeves: zigzag sleeves.")
                .putArray("edited_fields")
                .add("design_elements");

        String notes = carried(earlier).path("analysis_notes").asString();

        assertThat(notes)
                .startsWith("Read as t-shirt, anew.")
                .containsOnlyOnce("Stated and not drawn: neckline: zigzag.")
                .containsOnlyOnce("Stated and not drawn: sleeves: zigzag sleeves.");
    }

    @Test
    void sleeves_of_which_an_older_analysis_says_that_they_are_not_drawn_are_drawn() {
        ObjectNode earlier = analysis(USUAL);
        earlier.at("/analysisData")
                .asObject()
                .put("analysis_notes", "Stated and not drawn: sleeves: puff sleeves.");

        JsonNode made = carried(earlier);

        assertThat(made.at("/flat_spec/traits/sleeve_shape/choice").asString()).isEqualTo("puff");
        assertThat(made.path("analysis_notes").asString()).doesNotContain("not drawn");
    }

    private static JsonNode carried(ObjectNode earlier) {
        ObjectNode fresh = analysis(USUAL);
        fresh.at("/analysisData").asObject().put("analysis_notes", "Read as t-shirt, anew.");
        return new CarriedEdits(Optional.of(earlier)).over(fresh, false).path("analysisData");
    }

    private static ObjectNode analysis(FlatSpec spec) {
        SpecSheet sheet = SpecSheet.of(spec);
        ObjectNode document = Json.mapper().createObjectNode();
        ObjectNode data = document.putObject("analysisData");
        ObjectNode flat = data.putObject("flat_spec");
        flat.put("garment_class", sheet.garmentClass()).put("base_measure", sheet.baseMeasure());
        flat.set("proportions", Json.mapper().valueToTree(sheet.proportions()));
        flat.set("traits", Json.mapper().valueToTree(sheet.traits()));
        flat.put("buttons", sheet.buttons());
        data.putObject("dimensions_estimated");
        data.putArray("design_elements").add("sleeves: puff sleeves");
        data.putArray("construction_details")
                .addObject()
                .put("feature", "armholes")
                .put("details", "sleeves part from the body on both sides");
        return document;
    }
}
