package io.techpack.gateway.products;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A revision with what is known of it.
 *
 * @param parentId the revision that it was made of; null if the client sent the picture
 * @param analysis a {@code BaseViewAnalysis}, with the job that it comes from and when; null if
 *     there is none yet
 * @param history how it came into being, from the picture that the client sent to this revision
 * @param children what was made of it, newest first, at most a hundred
 */
record RevisionDetail(
        @JsonUnwrapped RevisionDocument revision,
        @Nullable String parentId,
        @Nullable JsonNode analysis,
        List<Change> history,
        List<Change> children) {

    /**
     * How a revision came into being.
     *
     * @param origin {@code upload}, or the type of the job that made it
     * @param prompt what was asked for, in words
     * @param fieldPath what an edit changed
     * @param updatedValue what stands there since
     * @param changes what a regeneration did to the picture
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String revisionId,
            Instant createdAt,
            String origin,
            @Nullable String jobId,
            @Nullable String prompt,
            @Nullable String fieldPath,
            @Nullable JsonNode updatedValue,
            @Nullable JsonNode changes) {}
}
