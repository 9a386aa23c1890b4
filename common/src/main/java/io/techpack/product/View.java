package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A picture that a job works on.
 *
 * @param revisionId absent where the picture is none of a product's revisions
 * @param picture its artifact key
 * @param thumbnail the artifact key of its thumbnail
 * @param sha256 of the picture as it was sent: what cached analyses are found by
 * @param analysis what is known of it, a {@link BaseViewAnalysis} as it was handed out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record View(
        @Nullable UUID revisionId,
        ViewType viewType,
        String picture,
        String thumbnail,
        String sha256,
        @Nullable JsonNode analysis) {

    public static View of(Revision revision) {
        return new View(
                revision.id(),
                revision.viewType(),
                revision.picture(),
                revision.thumbnail(),
                revision.sha256(),
                null);
    }

    /** The same picture, looked at as that. */
    public View as(ViewType type) {
        return new View(revisionId, type, picture, thumbnail, sha256, analysis);
    }

    public View withAnalysis(@Nullable JsonNode known) {
        return new View(revisionId, viewType, picture, thumbnail, sha256, known);
    }
}
