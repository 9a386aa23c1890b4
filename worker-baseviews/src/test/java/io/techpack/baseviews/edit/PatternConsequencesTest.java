package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.stage.EngineResult;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A pattern or print that somebody edits is the same in all places that tell it. */
class PatternConsequencesTest {

    private static final String PRINTED =
            """
            {"analysisData": {
               "colors": {"primary_colors": [{"name": "Navy", "hex": "#1c2747", "percentage": 80}], "pattern_type": "placed graphic"},
               "print_region": {"x": 0.4, "y": 0.3, "width": 0.2, "height": 0.2},
               "construction_details": [
                 {"feature": "print", "details": "screen print", "location": "front view"},
                 {"feature": "hem", "details": "coverstitch", "location": "front view"}],
               "design_elements": ["sleeves: short", "pattern: placed graphic: navy, some white",
                 "print: upper centre, 20 % of the product's width and 20 % of its height"],
               "hardware_and_trims": [],
               "analysis_notes": ""}}
            """;

    private final EditableAnalysis analysis = new EditableAnalysis(Json.mapper().readTree(PRINTED));

    private EngineResult<JsonNode> edit(String path, String prompt) throws InterruptedException {
        Field.Found field =
                (Field.Found) analysis.fieldToChange(FieldPath.parse(path).orElseThrow());
        return new AnalysisEdit(FieldEditor.embedded(), analysis)
                .carryOut(field, prompt, Optional.empty());
    }

    private JsonNode data(String pointer) {
        return ((Field.Found) analysis.field(FieldPath.parse("colors").orElseThrow()))
                .holder()
                .at(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colors | remove the print",
                "colors.pattern_type | make it solid",
                "colors.pattern_type | no print",
                "design | remove the print",
                "design | entferne den Aufdruck",
                "design | enlève l'imprimé",
                "design | quita el estampado",
                "design | 去掉印花",
                "print_region | remove the print",
                "print_region | entferne den Aufdruck"
            })
    void a_print_that_is_taken_away_is_in_no_place(String path, String prompt) throws Exception {
        assertThat(edit(path, prompt)).isInstanceOf(EngineResult.Ok.class);

        assertThat(data("/print_region").isMissingNode()).isTrue();
        assertThat(data("/colors/pattern_type").asString()).isEqualTo("solid");
        assertThat(data("/design_elements").toString())
                .isEqualTo("[\"sleeves: short\",\"pattern: solid\"]");
        assertThat(data("/construction_details").size()).isEqualTo(1);
        assertThat(data("/construction_details/0/feature").asString()).isEqualTo("hem");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "placed graphic | colors | remove the print | Navy 100",
                "placed graphic | print_region | remove the print | Navy 100",
                "placed graphic | design | entferne den Aufdruck | Navy 100",
                "all-over print | colors.pattern_type | make it solid | Navy 100",
                "checked | colors.pattern_type | solid | Navy 100",
                "horizontal stripes | design | pattern: solid | Navy 100",
                "solid | print_region | remove the print | Navy 100",
                "checked | print_region | remove the print | Navy 80, Sage 13, White 5",
                "solid | colors.pattern_type | checked | Navy 80, Sage 13, White 5"
            })
    void the_swatches_of_a_print_go_with_it(
            String type, String path, String prompt, String swatches) throws Exception {
        data("/colors").asObject().put("pattern_type", type);
        ArrayNode colours = data("/colors/primary_colors").asArray();
        colours.addObject().put("name", "Sage").put("hex", "#9caf88").put("percentage", 13);
        colours.addObject().put("name", "White").put("hex", "#fafafa").put("percentage", 5);

        assertThat(edit(path, prompt)).isInstanceOf(EngineResult.Ok.class);

        assertThat(
                        data("/colors/primary_colors")
                                .valueStream()
                                .map(each ->
                                        each.path("name").asString()
                                                + " "
                                                + each.path("percentage").asInt())
                                .collect(Collectors.joining(", ")))
                .isEqualTo(swatches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checked | checked: Navy 80 %, White 15 % | main colour red | checked: Red 80 %, White 15 %",
                "solid | solid: Navy 80 % | 60 % red 40 % black | solid: red 60 %, black 40 %",
                "not readable | Navy 80 % | change to green | green 80 %",
                "placed graphic | placed graphic: navy, some white | change to green | placed graphic: navy, some white"
            })
    void the_pattern_tells_the_colours_that_there_are(
            String type, String line, String prompt, String told) throws Exception {
        ArrayNode lines = data("/design_elements").asArray();
        lines.set(1, lines.stringNode("pattern: " + line));
        data("/colors").asObject().put("pattern_type", type);
        if (line.contains("White")) {
            data("/colors/primary_colors")
                    .asArray()
                    .addObject()
                    .put("name", "White")
                    .put("hex", "#fafafa")
                    .put("percentage", 15);
        }

        assertThat(edit("colors.primary_colors", prompt)).isInstanceOf(EngineResult.Ok.class);

        assertThat(data("/design_elements/1").asString()).isEqualTo("pattern: " + told);
    }

    @Test
    void another_pattern_is_told_in_colours_and_design_and_leaves_the_print() throws Exception {
        edit("colors.pattern_type", "horizontal stripes");

        assertThat(data("/design_elements/1").asString()).isEqualTo("pattern: horizontal stripes");
        assertThat(data("/print_region").isObject()).isTrue();

        edit("design", "pattern: checked");

        assertThat(data("/colors/pattern_type").asString()).isEqualTo("checked");
    }

    @ParameterizedTest
    @CsvSource({"print_region.x, 0.2", "print_region, x 0.2", "print_region.width, 10 % wider"})
    void where_the_picture_shows_the_print_is_no_value_to_edit(String path, String prompt)
            throws Exception {
        assertThat(edit(path, prompt))
                .isInstanceOfSatisfying(
                        EngineResult.Err.class,
                        refused ->
                                assertThat(((Outcome.Refused) refused.outcome()).why())
                                        .contains("remove the print", "design_elements"));
    }
}
