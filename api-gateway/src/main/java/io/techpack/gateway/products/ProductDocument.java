package io.techpack.gateway.products;

import java.time.Instant;

/**
 * A product in a list.
 *
 * @param thumbnailUrl of its newest revision
 * @param createdAt when its first revision came into being
 * @param updatedAt when its newest one did
 */
record ProductDocument(
        String productId, String thumbnailUrl, Instant createdAt, Instant updatedAt, Links links) {

    record Links(String revisions, String techPack) {}
}
