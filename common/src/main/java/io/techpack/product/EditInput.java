package io.techpack.product;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The input of an edit: changes one field of a revision's analysis.
 *
 * @param analysis of the revision, a {@link BaseViewAnalysis} as it was handed out
 * @param fieldPath dots and brackets, such as {@code materials_detected[0].material_type}
 * @param prompt what is wanted, in words
 * @param reference the artifact key of a picture that shows it, if any
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EditInput(
        Revision revision,
        JsonNode analysis,
        String fieldPath,
        String prompt,
        Optional<String> reference)
        implements RevisionInput {

    public EditInput {
        requireNonNull(revision, "an edit without a revision");
        requireNonNull(analysis, "an edit without an analysis");
        if (fieldPath.isBlank() || prompt.isBlank()) {
            throw new IllegalArgumentException(
                    "an edit of '%s' that wants '%s'".formatted(fieldPath, prompt));
        }
    }
}
