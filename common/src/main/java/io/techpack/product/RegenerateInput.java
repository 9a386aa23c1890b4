package io.techpack.product;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The input of a regeneration: makes the picture of a revision anew.
 *
 * @param prompt what is wanted, in words, if anything special
 * @param replaceCurrent whether the new revision takes the place of the old one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RegenerateInput(Revision revision, Optional<String> prompt, boolean replaceCurrent)
        implements RevisionInput {

    public RegenerateInput {
        requireNonNull(revision, "a regeneration without a revision");
        if (prompt.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a regeneration with a blank prompt");
        }
    }
}
