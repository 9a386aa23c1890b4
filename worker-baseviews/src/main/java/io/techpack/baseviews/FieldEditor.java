package io.techpack.baseviews;

import io.techpack.stage.EngineResult;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the new value of a field. Implementations are thread-safe. */
interface FieldEditor {

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
