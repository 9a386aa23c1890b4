package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.json.Json;
import io.techpack.product.FlatSpec;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An item that names two trims, of which an edit names one. */
class TrimPartsTest {

    private static final String TRIMS = "hardware_and_trims";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "remove the button | zip; label",
                "entferne den Knopf | zip; label",
                "supprime le bouton | zip; label",
                "quita el botón | zip; label",
                "去掉纽扣 | zip; label",
                "no button | zip; label",
                "remove the zip | button; label",
                "entferne den Reißverschluss | button; label",
                "enlève la fermeture éclair | button; label",
                "quita la cremallera | button; label",
                "去掉拉链 | button; label",
                "remove the zip and button | label",
                "remove the zip and the button | label",
                "replace the zip with 5 metal buttons and add rivets | button; 5 metal buttons; label; rivets",
                "replace the button with a snap | zip; snap; label",
                "ersetze den Reißverschluss durch Knöpfe | button; Knöpfe; label",
                "remplace la fermeture éclair par des boutons | button; boutons; label",
                "reemplaza la cremallera por botones | button; botones; label",
                "把拉链换成纽扣 | button; 纽扣; label",
                "metal zip | button; metal zip; label",
                "2 buttons | zip; 2 buttons; label",
                "replace the zip and button with a drawstring | drawstring; label"
            })
    void only_the_named_one_is_changed(String prompt, String types) throws Exception {
        assertThat(types(edited(document("zip and button", "at the fly"), TRIMS, prompt)))
                .isEqualTo(types);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zip or snaps | remove the snaps | zip; label",
                "zip or snaps | replace the zip with toggles | toggles; label",
                "zip, rings or buckles | remove the rings | zip or buckles; label",
                "cord and eyelets | remove the cord | eyelets; label",
                "hook and eye | replace the hook and eye with a button | button; label"
            })
    void what_is_left_keeps_its_words(String item, String prompt, String types) throws Exception {
        assertThat(types(edited(document(item, "front"), TRIMS, prompt))).isEqualTo(types);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make the buttons horn | buttons | horn",
                "the buttons should be made of horn | buttons | horn",
                "Knöpfe: Horn | buttons | Horn",
                "change the buttons to nacre | buttons | nacre",
                "change the buttons to black | buttons, black | corozo",
                "replace the buttons with a zip | zip | to be specified",
                "replace the buttons with a brass zip | brass zip | brass",
                "11.5 mm 4-hole buttons | 11.5 mm 4-hole buttons | corozo"
            })
    void a_quality_is_no_other_trim_and_another_trim_is_of_something_else(
            String prompt, String type, String material) throws Exception {
        ObjectNode document = document("buttons", "front closure");
        document.at("/analysisData/hardware_and_trims/0").asObject().put("material", "corozo");

        JsonNode trim = edited(document, TRIMS, prompt).path(TRIMS).path(0);

        assertThat(trim.path("type").asString()).isEqualTo(type);
        assertThat(trim.path("material").asString()).isEqualTo(material);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add 2 spare buttons inside | 2 spare buttons | inside",
                "Ersatzknopf innen am Saum | Ersatzknopf innen | Saum",
                "2 boutons de rechange | 2 boutons de rechange | to be specified",
                "2 botones de repuesto | 2 botones de repuesto | to be specified",
                "备用纽扣 | 备用纽扣 | to be specified",
                "3 buttons at the cuffs | 3 buttons | cuffs",
                "3 Knöpfe an den Manschetten | 3 Knöpfe | Manschetten",
                "3 boutons aux poignets | 3 boutons | poignets",
                "3 botones en los puños | 3 botones | puños"
            })
    void what_is_elsewhere_or_spare_is_one_more(String prompt, String type, String placement)
            throws Exception {
        JsonNode data = edited(shirt(), TRIMS, prompt);

        assertThat(types(data)).isEqualTo("buttons; label; " + type);
        assertThat(data.at("/hardware_and_trims/2/placement").asString()).isEqualTo(placement);
        assertThat(data.at("/flat_spec/buttons").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"11.5 mm 4-hole buttons, 7", "8 buttons, 8", "8 buttons at the front, 8"})
    void only_their_own_number_is_that_of_the_buttons(String prompt, int buttons) throws Exception {
        assertThat(edited(shirt(), TRIMS, prompt).at("/flat_spec/buttons").asInt())
                .isEqualTo(buttons);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "move the label to the side seam | side seam",
                "verschiebe das Etikett an die Seitennaht | Seitennaht",
                "déplace l'étiquette sur la couture latérale | couture latérale",
                "mueve la etiqueta a la costura lateral | costura lateral",
                "把标签移到侧缝 | 侧缝"
            })
    void a_trim_is_moved(String prompt, String placement) throws Exception {
        JsonNode data = edited(shirt(), TRIMS, prompt);

        assertThat(types(data)).isEqualTo("buttons; label");
        assertThat(data.at("/hardware_and_trims/1/placement").asString()).isEqualTo(placement);
    }

    @Test
    void a_hood_that_is_no_more_takes_along_what_is_at_it() throws Exception {
        ObjectNode document =
                document(
                        "cord and eyelets",
                        "at the hood (usual for this kind, not seen; to be confirmed)");
        flat(document, GarmentClass.HOODIE);

        assertThat(types(edited(document, "design_elements", "no hood"))).isEqualTo("label");
    }

    @Test
    void a_trim_in_several_words_is_one() {
        assertThat(TrimParts.of("hook and eye").areSeveral()).isFalse();
        assertThat(TrimParts.of("zip with pull and cord").areSeveral()).isFalse();
        assertThat(TrimParts.of("button and buttonhole").areSeveral()).isFalse();
        assertThat(TrimParts.of("Reißverschluss und Knopf").kinds())
                .containsExactly("zip", "buttons");
        assertThat(TrimParts.of("zip or snaps").without(Set.of("zip", "snap"))).isEmpty();
    }

    private static ObjectNode shirt() throws Exception {
        ObjectNode document = document("buttons", "front closure");
        flat(document, GarmentClass.SHIRT);
        return document;
    }

    private static void flat(ObjectNode document, GarmentClass kind) {
        document.path("analysisData")
                .asObject()
                .set(
                        "flat_spec",
                        Json.mapper()
                                .valueToTree(FlatSpec.of(SpecSheet.of(FlatTemplate.usual(kind)))));
    }

    private static String types(JsonNode data) {
        return data.path(TRIMS)
                .valueStream()
                .map(item -> item.path("type").asString())
                .collect(Collectors.joining("; "));
    }

    private static ObjectNode document(String type, String placement) throws Exception {
        ObjectNode document = EditedAnalysis.analysis();
        document.path("analysisData")
                .asObject()
                .set(
                        TRIMS,
                        Json.mapper()
                                .readTree(
                                        """
                                        [{"type":"%s","material":"not identifiable in a photo","placement":"%s"},
                                         {"type":"label","material":"cotton","placement":"inside"}]
                                        """
                                                .formatted(type, placement)));
        return document;
    }
}
