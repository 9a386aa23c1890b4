package io.techpack.product;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one view of a product shows.
 *
 * @param revisionId absent where the picture is none of a product's revisions
 * @param cached whether it was known from an earlier job
 * @param confidenceScore from 0 to 1
 */
public record BaseViewAnalysis(
        @Nullable UUID revisionId,
        String viewType,
        String imageUrl,
        String thumbnailUrl,
        boolean cached,
        double confidenceScore,
        AnalysisData analysisData) {}
