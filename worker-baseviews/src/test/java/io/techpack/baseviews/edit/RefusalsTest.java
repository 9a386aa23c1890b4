package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.stage.EngineResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whoever is refused reads what was not understood, and what would be. */
class RefusalsTest {

    private static final String INSTANCE = "; say for instance: ";

    /** Every field, object and list of the analysis that can be edited. */
    static Stream<String> paths() throws Exception {
        List<String> paths = new ArrayList<>();
        JsonNode data = EditedAnalysis.analysis().path("analysisData");
        collect(data, "", paths);
        return paths.stream()
                .filter(path ->
                        new EditableAnalysis(wrapped(data)).field(path(path))
                                instanceof Field.Found)
                .filter(path -> FixedFields.insteadOf(path(path)).isEmpty());
    }

    private static void collect(JsonNode node, String at, List<String> paths) {
        for (String key : node.propertyNames()) {
            add(node.path(key), at.isEmpty() ? key : at + "." + key, paths);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            add(node.path(i), at + "[" + i + "]", paths);
        }
    }

    private static void add(JsonNode node, String path, List<String> paths) {
        paths.add(path);
        collect(node, path, paths);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_refusal_quotes_the_words_and_gives_an_example_that_works(String path) throws Exception {
        String why = refusal(path, "is it?\nzzyzx");

        assertThat(why).contains("zzyzx").doesNotContain("\n").contains(INSTANCE);
        String example = why.substring(why.indexOf(INSTANCE) + INSTANCE.length());
        assertThat(edited(path, example.replaceFirst("\\.$", "")))
                .as(example)
                .isInstanceOf(EngineResult.Ok.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dimensions_estimated.chest_width.value | wider | does not say by how much ('wider')",
                "materials_detected[0].material_type | remove it | names no new value ('remove it')",
                "flat_spec.traits.collar | a ruff | 'a ruff' is none of its choices: none, shirt"
            })
    void a_refusal_names_the_words_where_nothing_else_does(String path, String prompt, String said)
            throws Exception {
        assertThat(refusal(path, prompt)).contains(said);
    }

    @Test
    void long_words_are_shortened_and_signs_that_cannot_be_read_are_not_repeated()
            throws Exception {
        String why =
                refusal("materials_detected[0].material_type", "x\u0001y " + "wool ".repeat(40));

        assertThat(why).contains("'x�y wool wool").contains("…'").doesNotContain("\u0001");
    }

    @Test
    void items_are_listed_by_their_names() throws Exception {
        assertThat(refusal("construction", "nice work"))
                .doesNotContain("front view")
                .contains("there are hem");
    }

    private static String refusal(String path, String prompt) throws Exception {
        EngineResult<JsonNode> result = edited(path, prompt);
        assertThat(result).isInstanceOf(EngineResult.Err.class);
        return ((Outcome.Refused) ((EngineResult.Err<JsonNode>) result).outcome()).why();
    }

    private static EngineResult<JsonNode> edited(String path, String prompt) throws Exception {
        EditableAnalysis analysis = new EditableAnalysis(EditedAnalysis.analysis());
        return new AnalysisEdit(FieldEditor.embedded(), analysis)
                .carryOut(
                        (Field.Found) analysis.fieldToChange(path(path)), prompt, Optional.empty());
    }

    private static FieldPath path(String path) {
        return FieldPath.parse(path).orElseThrow();
    }

    private static JsonNode wrapped(JsonNode data) {
        return Json.mapper().createObjectNode().set("analysisData", data);
    }
}
