package io.techpack.baseviews.edit;

import static io.techpack.job.FailureKind.UNPROCESSABLE_EDIT;

import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Carries the instructions of one prompt out on an analysis, all of them or none that counts. For
 * one thread.
 */
record AnalysisEdit(FieldEditor editor, EditableAnalysis analysis) {

    /**
     * @param field to change, as the analysis gave it
     * @param reference the artifact key of a picture that shows what is wanted, if any
     * @return what stands in the field's place then, or the refusal of the first instruction that
     *     cannot be carried out; the analysis is of no use then
     */
    EngineResult<JsonNode> carryOut(Field.Found field, String prompt, Optional<String> reference)
            throws InterruptedException {
        List<String> earlier = analysis.impossible();
        List<String> steps = editor.steps(field, prompt);
        EngineResult<JsonNode> result = change(field, steps.getFirst(), reference);
        for (int i = 1; i < steps.size() && result instanceof EngineResult.Ok<JsonNode>; i++) {
            // the step before may have put another object there
            result =
                    analysis.fieldToChange(field.path()) instanceof Field.Found found
                            ? change(found, steps.get(i), reference).about("'" + steps.get(i) + "'")
                            : refused("%s is not there any more".formatted(field.path()));
        }
        return result instanceof EngineResult.Ok<JsonNode>
                ? impossible(earlier).map(AnalysisEdit::refused).orElse(result)
                : result;
    }

    /** What the edit made that no garment can be, all its instructions together. */
    private Optional<String> impossible(List<String> earlier) {
        return analysis.impossible().stream()
                .filter(each -> !earlier.contains(each))
                .map(each -> each.replaceFirst("\\.$", ""))
                .findFirst();
    }

    private EngineResult<JsonNode> change(
            Field.Found field, String step, Optional<String> reference)
            throws InterruptedException {
        EngineResult<JsonNode> read = editor.newValue(field, step, reference);
        if (!(read instanceof EngineResult.Ok<JsonNode>(JsonNode value))) {
            return read;
        }
        return analysis.change(field, value, step)
                .map(AnalysisEdit::refused)
                .orElseGet(() -> EngineResult.ok(analysis.value(field)));
    }

    private static EngineResult<JsonNode> refused(String why) {
        return EngineResult.refused(UNPROCESSABLE_EDIT, "editPrompt: %s.".formatted(why));
    }
}
