package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.kind.GarmentClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an edit takes back of what was said before is told. */
class EditWarningsTest {

    private static JsonNode stated() throws Exception {
        return edited(
                KindPartsTest.analysis(GarmentClass.SHIRT), "dimensions", "sleeve length 62 cm");
    }

    private static JsonNode then(JsonNode data, String prompt) throws Exception {
        ObjectNode document = KindPartsTest.analysis(GarmentClass.SHIRT);
        document.set("analysisData", data);
        return edited(document, "design", prompt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short sleeves", "kurze Ärmel", "manches courtes", "mangas cortas", "短袖"})
    void a_stated_length_that_another_make_contradicts_is_dropped_and_told(String prompt)
            throws Exception {
        JsonNode before = stated();

        assertThat(EditWarnings.of(before, then(before, prompt)))
                .containsExactly(
                        "The stated sleeve length of 62.0 cm was dropped: what was said now contradicts it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"long sleeves", "lange Ärmel", "manches longues", "mangas largas", "长袖"})
    void a_stated_length_stays_with_a_make_that_is_so_long(String prompt) throws Exception {
        JsonNode before = stated();
        JsonNode after = then(before, prompt);

        assertThat(EditWarnings.of(before, after)).isEmpty();
        assertThat(after.at("/dimensions_estimated/sleeve_length/value").asString())
                .isEqualTo("62 cm");
    }
}
