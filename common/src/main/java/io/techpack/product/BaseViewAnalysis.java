package io.techpack.product;

import java.util.UUID;

/**
 * What one view of a product shows.
 *
 * @param cached whether it was known from an earlier job
 * @param confidenceScore from 0 to 1
 */
public record BaseViewAnalysis(
        UUID revisionId,
        String viewType,
        String imageUrl,
        String thumbnailUrl,
        boolean cached,
        double confidenceScore,
        AnalysisData analysisData) {}
