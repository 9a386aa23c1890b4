package io.techpack.baseviews.edit;

import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the new value of a field, an object or a list. Implementations are thread-safe. */
public interface FieldEditor {

    /** By rules, without a network. */
    static FieldEditor embedded() {
        return new EmbeddedFieldEditor();
    }

    /**
     * The single instructions that the words are made of, to be carried out one after another, each
     * on what the one before has left; the words themselves where they are one.
     */
    default List<String> steps(Field.Found field, String prompt) {
        return List.of(prompt);
    }

    /**
     * What the field shall read.
     *
     * @param prompt what is wanted, in words
     * @param reference the artifact key of a picture that shows it, if any
     * @return the new value, or a refusal that says what the field takes
     * @throws InterruptedException if the calling thread is interrupted
     */
    EngineResult<JsonNode> newValue(Field.Found field, String prompt, Optional<String> reference)
            throws InterruptedException;
}
