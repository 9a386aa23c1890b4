package io.techpack.gateway.pictures;

import io.techpack.artifact.ArtifactKey;

/**
 * A picture in the store, without its original metadata.
 *
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param sha256 of the original bytes, in hexadecimal
 */
public record StoredPicture(
        ArtifactKey picture, ArtifactKey thumbnail, int width, int height, String sha256) {}
