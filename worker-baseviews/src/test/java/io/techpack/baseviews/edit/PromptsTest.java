package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.json.Json;
import io.techpack.stage.EngineResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What people write, and what stands there then. */
class PromptsTest {

    private static final String REFUSED = "refused:";

    private final FieldEditor editor = FieldEditor.embedded();

    record Prompt(String path, String words, String answer) {}

    static Stream<Prompt> prompts() {
        return resource("prompts.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split(" \\| ", -1)).map(String::strip).toList())
                .map(parts -> new Prompt(parts.get(0), parts.get(1), parts.get(2)));
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void a_prompt_gives_its_value_or_is_refused_with_a_reason(Prompt prompt)
            throws InterruptedException {
        EditableAnalysis analysis =
                new EditableAnalysis(Json.mapper().readTree(resource("analysis.json")));
        Field.Found field =
                (Field.Found) analysis.fieldToChange(FieldPath.parse(prompt.path()).orElseThrow());

        String answer =
                switch (new AnalysisEdit(editor, analysis)
                        .carryOut(field, prompt.words(), Optional.empty())) {
                    case EngineResult.Ok<JsonNode>(JsonNode value) -> value.toString();
                    case EngineResult.Err<JsonNode>(Outcome outcome) -> {
                        Outcome.Refused refused = (Outcome.Refused) outcome;
                        assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_EDIT);
                        assertThat(refused.why())
                                .containsAnyOf(" takes ", "no believable", "leaves");
                        yield REFUSED + " " + refused.why();
                    }
                };

        if (prompt.answer().startsWith(REFUSED)) {
            assertThat(answer)
                    .startsWith(REFUSED)
                    .contains(prompt.answer().substring(REFUSED.length()).strip());
        } else {
            assertThat(answer).isEqualTo(Json.mapper().readTree(prompt.answer()).toString());
        }
    }

    @Test
    void there_are_at_least_120_prompts_and_none_twice() {
        assertThat(prompts()).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
    }

    private static String resource(String name) {
        try (InputStream stream = PromptsTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
