package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.stage.FakeStageRun;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A colour that names none of several is the main one's, and that is told. */
class MainColourTest extends EditTestBase {

    private static ObjectNode analysis(int navy, int white) throws Exception {
        ObjectNode analysis = EditedAnalysis.analysis();
        JsonNode colours = analysis.at("/analysisData/colors/primary_colors");
        colours.get(0).asObject().put("percentage", navy);
        colours.get(1).asObject().put("percentage", white);
        return analysis;
    }

    private static List<String> warnings(JsonNode told) {
        return told.path("warnings").valueStream().map(JsonNode::asString).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"make it red", "change to red", "mach es rot", "mets-le en rouge", "改成红色"})
    void the_largest_share_changes_wherever_it_stands(String prompt) throws Exception {
        FakeStageRun run = run(analysis(20, 70), "colors.primary_colors", prompt);

        JsonNode told = result(handler.run(run));

        JsonNode colours =
                content(run.shown().getFirst()).at("/analysisData/colors/primary_colors");
        assertThat(colours.at("/0/name").asString()).isEqualTo("Navy");
        assertThat(colours.at("/1/name").asString()).isNotEqualTo("White");
        assertThat(warnings(told))
                .singleElement()
                .asString()
                .startsWith("No colour was named, so the main one was changed: White to ")
                .contains("; Navy stays", "change navy to ", "all ");
    }

    @ParameterizedTest
    @CsvSource({
        "colors.primary_colors, change white to red",
        "colors.primary_colors, change navy to red",
        "colors.primary_colors, ersetze Weiß durch Rot",
        "colors.primary_colors, all black",
        "colors.primary_colors, 60 % red 40 % white",
        "colors.primary_colors[0].name, red",
        "materials, change to linen"
    })
    void whoever_names_one_is_told_nothing(String path, String prompt) throws Exception {
        assertThat(warnings(result(handler.run(run(analysis(70, 20), path, prompt))))).isEmpty();
    }
}
