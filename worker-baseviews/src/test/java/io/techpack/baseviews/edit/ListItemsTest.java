package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.json.Json;
import io.techpack.stage.EngineResult;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ListItemsTest {

    private static final String ANALYSIS =
            """
            {"analysisData": {
              "hardware_and_trims": [
                {"type": "7 buttons", "material": "horn", "placement": "centre front"},
                {"type": "woven label", "material": "satin", "placement": "neck, beside the zip"},
                {"type": "fermeture éclair", "material": "metal", "placement": "pocket"},
                {"type": "drawcord", "material": "cotton", "placement": "hem"}],
              "construction_details": [
                {"feature": "hem", "details": "coverstitch", "location": "front"},
                {"feature": "cuff", "details": "rib", "location": "sleeve"}],
              "design_elements": ["neckline: round", "sleeves: short", "pattern: placed graphic", "print: centre front"],
              "analysis_notes": ""}}
            """;

    private static EngineResult<JsonNode> edited(String path, String prompt)
            throws InterruptedException {
        EditableAnalysis analysis = new EditableAnalysis(Json.mapper().readTree(ANALYSIS));
        Field.Found field =
                (Field.Found) analysis.fieldToChange(FieldPath.parse(path).orElseThrow());
        return new AnalysisEdit(FieldEditor.embedded(), analysis)
                .carryOut(field, prompt, Optional.empty());
    }

    private static String left(String path, String prompt) throws InterruptedException {
        EngineResult<JsonNode> result = edited(path, prompt);
        assertThat(result).as(prompt).isInstanceOf(EngineResult.Ok.class);
        return ((EngineResult.Ok<JsonNode>) result)
                .document()
                .valueStream()
                .map(item -> item.isString() ? item.asString() : item.path("type").asString(""))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource({
        "remove the label, woven label",
        "entferne das Etikett, woven label",
        "enlève l'étiquette, woven label",
        "quita la etiqueta, woven label",
        "去掉标签, woven label",
        "remove the buttons, 7 buttons",
        "entferne die Knöpfe, 7 buttons",
        "supprime les boutons, 7 buttons",
        "quita los botones, 7 buttons",
        "去掉纽扣, 7 buttons",
        "remove the zip, fermeture éclair",
        "entferne den Reißverschluss, fermeture éclair",
        "elimina la cremallera, fermeture éclair",
        "删除拉链, fermeture éclair",
        "entferne die Kordel, drawcord",
        "retire le cordon, drawcord",
        "quita el cordón, drawcord",
        "移除抽绳, drawcord"
    })
    void a_trim_is_removed_by_its_name_in_any_language(String prompt, String gone)
            throws InterruptedException {
        assertThat(left("hardware_and_trims", prompt).split("; ")).hasSize(3).doesNotContain(gone);
    }

    @ParameterizedTest
    @CsvSource({
        "entferne den Aufdruck, print: centre front",
        "enlève l'imprimé, print: centre front",
        "quita el estampado, print: centre front",
        "去掉印花, print: centre front",
        "entferne die Ärmel, sleeves: short",
        "supprime les manches, sleeves: short",
        "quita las mangas, sleeves: short",
        "去掉袖子, sleeves: short"
    })
    void a_line_of_the_design_is_removed_by_its_name_in_any_language(String prompt, String gone)
            throws InterruptedException {
        assertThat(left("design_elements", prompt)).doesNotContain(gone).contains("neckline");
    }

    @ParameterizedTest
    @CsvSource({
        "entferne den Saum, hem",
        "enlève l'ourlet, hem",
        "quita el dobladillo, hem",
        "去掉下摆, hem",
        "entferne die Manschette, cuff",
        "supprime le poignet, cuff"
    })
    void a_detail_of_construction_is_removed_by_its_part_in_any_language(String prompt, String gone)
            throws InterruptedException {
        assertThat(edited("construction_details", prompt).toString())
                .startsWith("Ok")
                .doesNotContain("\"feature\":\"" + gone + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "füge drei Nieten hinzu, 3 Nieten",
        "add three rivets, 3 rivets",
        "ajoute deux œillets, 2 œillets",
        "añade cuatro remaches, 4 remaches",
        "添加三颗铆钉, 3 铆钉",
        "add two-way hooks, two-way hooks"
    })
    void a_number_of_trims_is_written_in_digits(String prompt, String added)
            throws InterruptedException {
        assertThat(left("hardware_and_trims", prompt)).endsWith("; " + added);
    }

    @ParameterizedTest
    @CsvSource({
        "hardware_and_trims, entferne die Nieten",
        "hardware_and_trims, enlève la boucle",
        "hardware_and_trims, quita el velcro",
        "hardware_and_trims, 去掉鞋带",
        "design_elements, entferne den Reißverschluss"
    })
    void what_is_not_there_is_refused_with_what_is(String path, String prompt)
            throws InterruptedException {
        assertThat(edited(path, prompt).toString()).contains("there is no '").contains("there are");
    }
}
