package io.techpack.baseviews;

import io.techpack.imaging.flat.Choice;
import io.techpack.imaging.flat.Trait;
import io.techpack.job.FailureKind;
import io.techpack.stage.EngineResult;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

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
        if (field.path().passes("flat_spec") && field.path().leaf().equals("choice")) {
            return choice(field.path(), wanted.get());
        }
        return kind.read(wanted.get())
                .map(EngineResult::ok)
                .orElseGet(() ->
                        refused(
                                "editPrompt: '%s' does not fit %s, which takes %s."
                                        .formatted(wanted.get(), field.path(), kind.accepted())));
    }

    /** How a part of a flat is made: one of the trait's choices, in any case. */
    private static EngineResult<JsonNode> choice(FieldPath path, String words) {
        String key = path.steps().get(path.steps().size() - 2);
        String wanted = words.toLowerCase(Locale.ROOT).replace(' ', '-');
        return Trait.keyed(key)
                .flatMap(trait -> trait.choice(wanted))
                .map(choice -> EngineResult.ok(text(choice.id())))
                .orElseGet(() ->
                        refused(
                                "editPrompt: '%s' does not fit %s, which takes one of: %s."
                                        .formatted(words, path, choices(key))));
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    private static String choices(String key) {
        return Trait.keyed(key).stream()
                .flatMap(trait -> trait.choices().stream())
                .map(Choice::id)
                .collect(Collectors.joining(", "));
    }

    private static EngineResult<JsonNode> refused(String why) {
        return EngineResult.refused(FailureKind.UNPROCESSABLE_EDIT, why);
    }
}
