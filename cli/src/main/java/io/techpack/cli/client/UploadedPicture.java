package io.techpack.cli.client;

/** A picture that was uploaded. */
public record UploadedPicture(
        String revisionId,
        String productId,
        String viewType,
        String imageUrl,
        int width,
        int height) {}
