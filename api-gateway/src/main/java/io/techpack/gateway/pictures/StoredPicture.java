package io.techpack.gateway.pictures;

import io.techpack.artifact.ArtifactKey;

/**
 * A picture in the store, without the metadata it came with.
 *
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param sha256 of the bytes as they were sent, in hexadecimal
 */
public record StoredPicture(
        ArtifactKey picture, ArtifactKey thumbnail, int width, int height, String sha256) {}
