package io.techpack.product;

import java.util.Optional;
import java.util.UUID;

/**
 * One picture of one view of a product. Never changes: an edit or a regenerated view is a new
 * revision, with the old one as its parent.
 *
 * @param picture the artifact key of the picture
 * @param thumbnail the artifact key of its thumbnail
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param sha256 of the bytes as they were sent, in hexadecimal
 */
public record Revision(
        UUID id,
        String productId,
        ViewType viewType,
        String picture,
        String thumbnail,
        int width,
        int height,
        String sha256,
        Optional<UUID> parent) {

    public Revision {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "revision " + id + " measures " + width + " x " + height);
        }
    }
}
