package io.techpack.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one view of a product shows.
 *
 * @param revisionId absent where the picture is none of a product's revisions
 * @param cached whether it was known from an earlier job
 * @param confidenceScore from 0 to 1
 * @param changes what was done to an earlier picture to make this one; absent for others
 * @param undone what was asked for and could not be done; absent where there is nothing
 */
public record BaseViewAnalysis(
        @Nullable UUID revisionId,
        String viewType,
        String imageUrl,
        String thumbnailUrl,
        boolean cached,
        double confidenceScore,
        AnalysisData analysisData,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> changes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> undone) {

    /** Of a picture that was not made of another one. */
    public BaseViewAnalysis(
            @Nullable UUID revisionId,
            String viewType,
            String imageUrl,
            String thumbnailUrl,
            boolean cached,
            double confidenceScore,
            AnalysisData analysisData) {
        this(
                revisionId,
                viewType,
                imageUrl,
                thumbnailUrl,
                cached,
                confidenceScore,
                analysisData,
                null,
                null);
    }

    /** The same of a picture that was made of another one by these changes. */
    public BaseViewAnalysis madeBy(List<String> done, List<String> notDone) {
        return new BaseViewAnalysis(
                revisionId,
                viewType,
                imageUrl,
                thumbnailUrl,
                cached,
                confidenceScore,
                analysisData,
                done,
                notDone.isEmpty() ? null : notDone);
    }
}
