package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.kind.GarmentClass;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Trims that are said in plain words, one more, one of several or in place of another. */
class TrimsEditTest {

    private static final String TRIMS = "hardware";

    private static JsonNode of(GarmentClass kind, String... prompts) throws Exception {
        String[] edits = new String[2 * prompts.length];
        for (int i = 0; i < prompts.length; i++) {
            edits[2 * i] = TRIMS;
            edits[2 * i + 1] = prompts[i];
        }
        return edited(KindPartsTest.analysis(kind), edits);
    }

    /** Type, material and placement of those that are not as usual. */
    private static String said(JsonNode data) {
        return data.path("hardware_and_trims")
                .valueStream()
                .filter(item -> !item.path("placement").asString("").contains("usual"))
                .map(item ->
                        item.path("type").asString()
                                + ", "
                                + item.path("material").asString()
                                + ", "
                                + item.path("placement").asString())
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two brass zippers at the side pockets|2 brass zippers, brass, side pockets",
                "zwei Messing-Reißverschlüsse an den Seitentaschen|2 Messing-Reißverschlüsse, Messing, Seitentaschen",
                "deux fermetures éclair en laiton aux poches latérales|2 fermetures éclair en laiton, laiton, poches latérales",
                "dos cremalleras de latón en los bolsillos laterales|2 cremalleras de latón, latón, bolsillos laterales",
                "两条黄铜拉链在侧袋|2 黄铜拉链, 黄铜, 侧袋"
            })
    void zips_of_the_pockets_take_neither_the_pockets_nor_the_fly_away(String prompt, String zips)
            throws Exception {
        JsonNode data = of(GarmentClass.PANTS, prompt);

        assertThat(said(data)).isEqualTo(zips);
        assertThat(data.path("hardware_and_trims").toString()).contains("zip and button");
        assertThat(data.at("/flat_spec/traits/pockets/choice").asString()).isEqualTo("slant");
        assertThat(data.at("/flat_spec/traits/fly/origin").asString()).isEqualTo("usual");
        assertThat(data.path("materials_detected").toString()).contains("pocket bags");
    }

    @Test
    void a_trim_of_a_part_takes_no_closure_along() throws Exception {
        JsonNode data =
                of(GarmentClass.SHIRT, "add two buttons at the cuffs", "remove the 2 buttons");

        assertThat(data.at("/flat_spec/traits/closure/choice").asString()).isEqualTo("buttons");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seven mother-of-pearl buttons at the front and two spare buttons inside the hem"
                        + "|7 mother-of-pearl buttons, mother-of-pearl, front; 2 spare buttons, to be specified, hem",
                "sieben Perlmuttknöpfe vorne und zwei Ersatzknöpfe am Saum"
                        + "|7 Perlmuttknöpfe, Perlmutt, vorne; 2 Ersatzknöpfe, to be specified, Saum",
                "sept boutons en nacre devant et deux boutons de rechange dans l'ourlet"
                        + "|7 boutons en nacre, nacre, devant; 2 boutons de rechange, to be specified, ourlet",
                "siete botones de nácar delante y dos botones de repuesto en el dobladillo"
                        + "|7 botones de nácar, nácar, delante; 2 botones de repuesto, to be specified, dobladillo",
                "前面七颗贝壳纽扣和下摆内两颗备用纽扣|7 贝壳纽扣, 贝壳, 前面; 2 备用纽扣, to be specified, 下摆内"
            })
    void spare_buttons_are_an_item_beside_those_at_the_front(String prompt, String trims)
            throws Exception {
        assertThat(said(of(GarmentClass.SHIRT, prompt))).isEqualTo(trims);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add two brass zippers at the side pockets|replace one of the two brass zippers with a plastic zipper"
                        + "|1 brass zipper, brass, side pockets; plastic zipper, plastic, side pockets",
                "add two brass zippers at the side pockets|change one of the two brass zippers to a plastic zipper"
                        + "|1 brass zipper, brass, side pockets; plastic zipper, plastic, side pockets",
                "zwei Messing-Reißverschlüsse an den Seitentaschen|ersetze einen der zwei Messing-Reißverschlüsse durch einen Kunststoff-Reißverschluss"
                        + "|1 Messing-Reißverschlüsse, Messing, Seitentaschen; Kunststoff-Reißverschluss, Kunststoff, Seitentaschen",
                "ajoute deux boucles en laiton au dos|remplace une des deux boucles par une boucle en plastique"
                        + "|1 boucle en laiton, laiton, au dos; boucle en plastique, plastique, au dos",
                "añade dos hebillas de latón en la espalda|reemplaza una de las dos hebillas por una hebilla de plástico"
                        + "|1 hebilla de latón, latón, espalda; hebilla de plástico, plástico, espalda",
                "两条黄铜拉链在侧袋|把两条黄铜拉链中的一条换成塑料拉链|1 黄铜拉链, 黄铜, 侧袋; 塑料拉链, 塑料, 侧袋"
            })
    void of_two_one_is_replaced(String first, String second, String trims) throws Exception {
        assertThat(said(of(GarmentClass.PANTS, first, second))).isEqualTo(trims);
    }

    @ParameterizedTest
    @CsvSource({
        "replace the leather patch with a woven patch",
        "ersetze den leather patch durch einen gewebten Patch",
        "remplace le leather patch par un écusson tissé",
        "reemplaza el leather patch por un parche tejido"
    })
    void what_takes_the_place_of_a_leather_patch_is_not_of_leather(String prompt) throws Exception {
        assertThat(said(of(GarmentClass.PANTS, "add a leather patch at the back", prompt)))
                .endsWith(", to be specified, back");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace the spare buttons with one spare button at the side seam|1 spare button, to be specified, side seam",
                "ersetze die Ersatzknöpfe durch einen Ersatzknopf an der Seitennaht|Ersatzknopf, to be specified, Seitennaht",
                "remplace les boutons de rechange par un bouton de rechange dans la couture|bouton de rechange, to be specified, couture",
                "reemplaza los botones de repuesto por un botón de repuesto en la costura|botón de repuesto, to be specified, costura"
            })
    void what_takes_a_trims_place_says_its_own(String prompt, String trims) throws Exception {
        JsonNode data = of(GarmentClass.SHIRT, "add two spare buttons inside the hem", prompt);

        assertThat(said(data)).isEqualTo(trims);
        assertThat(data.at("/hardware_and_trims/0/type").asString()).isEqualTo("buttons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"纽扣改为木质", "把纽扣改成木质的", "make the buttons wood"})
    void what_buttons_are_of_is_their_material(String prompt) throws Exception {
        JsonNode data = of(GarmentClass.SHIRT, "add two spare buttons inside the hem", prompt);

        assertThat(data.at("/hardware_and_trims/0/type").asString()).isEqualTo("buttons");
        assertThat(data.at("/hardware_and_trims/0/material").asString()).isIn("木质", "wood");
    }
}
