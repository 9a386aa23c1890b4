package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.kind.GarmentClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A product without sleeves has none, however long it is. */
class SleevelessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make it a long sleeveless dress with a boat neck",
                "a long dress without sleeves and with a boat neck",
                "langes ärmelloses Kleid mit U-Boot-Ausschnitt",
                "mach daraus ein langes Kleid ohne Ärmel mit U-Boot-Ausschnitt",
                "fais-en une robe longue sans manches avec un col bateau",
                "robe longue sans manches à col bateau",
                "haz que sea un vestido largo sin mangas con cuello barco",
                "改成无袖长裙，船领"
            })
    void a_long_dress_without_sleeves_is_long_and_has_none(String prompt) throws Exception {
        JsonNode data =
                edited(
                        KindPartsTest.analysis(GarmentClass.DRESS),
                        "design",
                        "sleeves: puff sleeves",
                        "design",
                        prompt);

        assertThat(data.path("design_elements").toString())
                .contains("\"sleeves: none\"")
                .doesNotContain("puff");
        assertThat(data.at("/flat_spec/traits/sleeve/choice").asString()).isEqualTo("none");
        assertThat(data.at("/flat_spec/traits/sleeve/origin").asString()).isEqualTo("stated");
        assertThat(data.at("/flat_spec/proportions/body_length/origin").asString())
                .isEqualTo("stated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rise 28 cm",
                "front rise 28 cm",
                "Leibhöhe 28 cm",
                "montant 28 cm",
                "tiro 28 cm",
                "立裆28厘米"
            })
    void the_rise_is_that_of_the_front(String prompt) throws Exception {
        JsonNode data = edited(KindPartsTest.analysis(GarmentClass.PANTS), "dimensions", prompt);

        assertThat(data.at("/dimensions_estimated/front_rise/value").asString()).isEqualTo("28 cm");
    }
}
