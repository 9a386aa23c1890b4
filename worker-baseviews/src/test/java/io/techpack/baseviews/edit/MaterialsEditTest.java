package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import io.techpack.stage.EngineResult;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Mostly of a shoe, whose parts have names of several words. */
class MaterialsEditTest {

    private static final String SHOE =
            """
            {"analysisData": {
              "materials_detected": [
                {"component": "upper", "material_type": "to be confirmed", "percentage": null},
                {"component": "sole and insole", "material_type": "to be confirmed", "percentage": null}],
              "analysis_notes": ""}}
            """;

    private static EngineResult<JsonNode> edited(String prompt) throws InterruptedException {
        return edited(SHOE, prompt);
    }

    private static EngineResult<JsonNode> edited(String document, String prompt)
            throws InterruptedException {
        EditableAnalysis analysis = new EditableAnalysis(Json.mapper().readTree(document));
        Field.Found field =
                (Field.Found)
                        analysis.fieldToChange(FieldPath.parse("materials_detected").orElseThrow());
        return new AnalysisEdit(FieldEditor.embedded(), analysis)
                .carryOut(field, prompt, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change the upper to X and the sole to Y",
                "make the upper X and the sole Y",
                "upper X, sole Y",
                "upper: X, sole: Y",
                "the upper is X and the sole is Y",
                "ändere den Schaft auf X und die Sohle auf Y",
                "Obermaterial: X, Sohle: Y",
                "change la tige en X et la semelle en Y",
                "tige : X, semelle : Y",
                "cambia el empeine a X y la suela a Y",
                "empeine: X, suela: Y",
                "把鞋面改成X，鞋底改成Y",
                "鞋面：X，鞋底：Y"
            })
    void two_components_are_each_given_their_own(String prompt) throws InterruptedException {
        EngineResult<JsonNode> result = edited(prompt.replace("X", "suede").replace("Y", "rubber"));

        assertThat(result).isInstanceOf(EngineResult.Ok.class);
        assertThat(
                        ((EngineResult.Ok<JsonNode>) result)
                                .document()
                                .valueStream()
                                .map(item -> item.path("material_type").asString(""))
                                .collect(Collectors.joining(", ")))
                .isEqualTo("suede, rubber");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change the upper to suede and the gizmo to mesh",
                "ändere den Schaft auf Wildleder und das Dingsbums auf Netz",
                "change la tige en daim et le machin en maille",
                "cambia el empeine a ante y el chisme a malla",
                "把鞋面改成麂皮，然后把鞋带扣改成网布"
            })
    void what_is_no_component_refuses_the_whole(String prompt) throws InterruptedException {
        assertThat(edited(prompt).toString())
                .contains("no component that is known; there are upper, sole and insole");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collar interlining and buttons | collar: silk | collar",
                "collar interlining and buttons | Kragen: Seide | collar",
                "collar interlining and buttons | change the collar to silk | collar",
                "cuffs, hem band and hood cord | hood: silk | hood",
                "cuffs, hem band and hood cord | the cuffs are silk | cuffs, hem band and hood cord",
                "pocket bags | pocket: silk | pocket bags",
                "collar interlining and buttons | collar interlining: silk | collar interlining and buttons",
                "lining, if any | lining: silk | lining, if any"
            })
    void what_belongs_to_a_component_is_not_that_component(
            String present, String prompt, String component) throws InterruptedException {
        EngineResult<JsonNode> result = edited(SHOE.replace("sole and insole", present), prompt);

        assertThat(result).isInstanceOf(EngineResult.Ok.class);
        assertThat(
                        ((EngineResult.Ok<JsonNode>) result)
                                .document()
                                .valueStream()
                                .filter(item ->
                                        item.path("material_type")
                                                .asString("")
                                                .matches("silk|Seide"))
                                .map(item -> item.path("component").asString("")))
                .containsExactly(component);
    }
}
