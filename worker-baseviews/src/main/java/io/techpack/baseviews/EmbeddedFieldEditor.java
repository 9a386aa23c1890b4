package io.techpack.baseviews;

import io.techpack.job.FailureKind;
import io.techpack.stage.EngineResult;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Understands requests by rules, without a network; reference pictures are not looked at.
 * Thread-safe.
 */
final class EmbeddedFieldEditor implements FieldEditor {

    @Override
    public EngineResult<JsonNode> newValue(
            Field.Found field, String prompt, Optional<String> reference) {
        FieldKind kind = FieldKind.of(field);
        Optional<String> wanted = EditInstruction.newValue(prompt, field.path());
        if (wanted.isEmpty()) {
            return refused(
                    "editPrompt names no new value for %s; it takes %s. Say for instance: Change to …"
                            .formatted(field.path(), kind.accepted()));
        }
        return kind.read(wanted.get())
                .map(EngineResult::ok)
                .orElseGet(() ->
                        refused(
                                "editPrompt: '%s' does not fit %s, which takes %s."
                                        .formatted(wanted.get(), field.path(), kind.accepted())));
    }

    private static EngineResult<JsonNode> refused(String why) {
        return EngineResult.refused(FailureKind.UNPROCESSABLE_EDIT, why);
    }
}
