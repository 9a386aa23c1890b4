package io.techpack.cli.client;

/** A picture that was uploaded. */
public record Revision(
        String revisionId,
        String productId,
        String viewType,
        String imageUrl,
        int width,
        int height) {}
