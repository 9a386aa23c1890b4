package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Details of a dress that are said of the design: drawn, or told that they are not. */
class SaidDetailsTest {

    private static final String DESIGN = "design_elements";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add a pleated skirt | fullness | pleated",
                "make it tiered | fullness | tiered",
                "make it a midi dress with box pleats and a side slit | slit | side",
                "make it a midi dress with box pleats and a side slit | fullness | box-pleated",
                "add a ruffle hem | hem | ruffle",
                "hem: ruffled | hem | ruffle",
                "füge einen Seitenschlitz hinzu | slit | side",
                "ajoute une taille empire | waist_seam | empire",
                "añade aberturas laterales | slit | side",
                "添加侧开衩 | slit | side",
                "add a Peter Pan collar | collar | peter-pan",
                "add a sweetheart neckline | neckline | sweetheart"
            })
    void a_detail_that_is_said_is_drawn(String prompt, String trait, String choice)
            throws Exception {
        JsonNode data = edited(dress(), DESIGN, prompt);

        JsonNode made = data.at("/flat_spec/traits/" + trait);
        assertThat(made.path("choice").asString()).isEqualTo(choice);
        assertThat(made.path("origin").asString()).isEqualTo("stated");
        assertThat(notes(data)).doesNotContain("not drawn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smocked bodice",
                "cut-outs at the waist",
                "Wasserfallausschnitt",
                "franges au bas",
                "espalda descubierta",
                "露背"
            })
    void what_is_not_drawn_is_told_until_it_is_taken_out(String words) throws Exception {
        JsonNode data = edited(dress(), DESIGN, "add " + words);

        assertThat(notes(data)).containsOnlyOnce("Stated and not drawn: ");
        JsonNode without = edited(dress(), DESIGN, "add " + words, DESIGN, "remove " + words);
        assertThat(notes(without)).doesNotContain("not drawn");
    }

    @Test
    void what_the_kind_has_nothing_of_is_told() throws Exception {
        JsonNode data = edited(DESIGN, "add box pleats");

        assertThat(notes(data)).contains("Stated and not drawn: box pleats.");
        assertThat(notes(edited(DESIGN, "add a print with a bow"))).doesNotContain("not drawn");
    }

    private static String notes(JsonNode data) {
        return data.path("analysis_notes").asString("");
    }

    private static ObjectNode dress() throws Exception {
        ObjectNode document = EditedAnalysis.analysis();
        ObjectNode data = document.path("analysisData").asObject();
        SpecSheet sheet = SpecSheet.of(FlatTemplate.usual(GarmentClass.DRESS));
        data.putObject("flat_spec")
                .put("garment_class", sheet.garmentClass())
                .put("base_measure", sheet.baseMeasure())
                .put("buttons", sheet.buttons());
        ObjectNode flat = data.path("flat_spec").asObject();
        flat.set("proportions", Json.mapper().valueToTree(sheet.proportions()));
        flat.set("traits", Json.mapper().valueToTree(sheet.traits()));
        return document;
    }
}
