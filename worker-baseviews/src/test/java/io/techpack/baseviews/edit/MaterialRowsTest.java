package io.techpack.baseviews.edit;

import static io.techpack.baseviews.edit.EditedAnalysis.edited;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.kind.GarmentClass;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each component that a sentence names has a row of its own. */
class MaterialRowsTest {

    private static String rows(GarmentClass kind, String prompt) throws Exception {
        JsonNode data = edited(KindPartsTest.analysis(kind), "materials", prompt);
        return data.path("materials_detected")
                .valueStream()
                .map(row ->
                        row.path("component").asString()
                                + ": "
                                + row.path("material_type").asString())
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upper in calf leather and sole in rubber|upper: calf leather; sole and insole: rubber",
                "Obermaterial Kalbsleder, Sohle Gummi|upper: Kalbsleder; sole and insole: Gummi",
                "tige en cuir de veau lisse, semelle en caoutchouc|upper: cuir de veau lisse; sole and insole: caoutchouc",
                "corte de piel de becerro, suela de caucho|upper: piel de becerro; sole and insole: caucho",
                "鞋面小牛皮，鞋底橡胶|upper: 小牛皮; sole and insole: 橡胶"
            })
    void upper_and_sole_are_two(String prompt, String rows) throws Exception {
        assertThat(rows(GarmentClass.SHOES, prompt)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "cotton collar interlining, cotton",
        "Krageneinlage aus Baumwolle, Baumwolle",
        "entoilage du col en coton, coton",
        "entretela del cuello de algodón, algodón",
        "领衬棉, 棉"
    })
    void a_collars_interlining_is_no_body(String prompt, String material) throws Exception {
        assertThat(rows(GarmentClass.SHIRT, prompt))
                .isEqualTo("body: woven; collar interlining and buttons: " + material);
    }

    @ParameterizedTest
    @CsvSource({"tela vaquera", "tissu éponge", "罗纹棉", "Mischung Baumwolle Leinen"})
    void what_a_fabric_is_called_stays_whole(String fabric) throws Exception {
        assertThat(rows(GarmentClass.SHIRT, fabric)).startsWith("body: " + fabric + ";");
    }
}
