package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import io.techpack.stage.EngineResult;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Of a shoe, whose parts have names of several words. */
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
        EditableAnalysis analysis = new EditableAnalysis(Json.mapper().readTree(SHOE));
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
}
