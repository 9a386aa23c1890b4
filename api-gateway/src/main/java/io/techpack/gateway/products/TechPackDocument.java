package io.techpack.gateway.products;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A product's latest results of every kind, in the shapes of a job's results; each also has the
 * {@code jobId} of the job that it comes from, and {@code createdAt}.
 *
 * @param category null if it was never detected
 * @param baseViews of the revisions that stand for the product now
 * @param updatedAt of the latest of all; null if there are none
 * @param madeOf a line that says which part is of the revisions that stand now, and which of
 *     earlier ones; absent if there are no results
 */
record TechPackDocument(
        String productId,
        @Nullable JsonNode category,
        List<JsonNode> baseViews,
        List<JsonNode> closeUps,
        List<JsonNode> sketches,
        @Nullable Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String madeOf,
        Links links) {

    /**
     * The same as files. They can be read without a key for a while, as pictures can.
     *
     * @param pdf a document to print or send
     * @param zip the document, the measurements as tables, and every picture
     */
    record Links(String pdf, String zip) {}
}
