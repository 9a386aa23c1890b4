package io.techpack.gateway.products;

import java.time.Instant;

/** A revision as clients see it. */
record RevisionDocument(
        String revisionId,
        String productId,
        String viewType,
        String imageUrl,
        String thumbnailUrl,
        int width,
        int height,
        String sha256,
        Instant createdAt) {}
