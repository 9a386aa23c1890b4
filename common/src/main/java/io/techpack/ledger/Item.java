package io.techpack.ledger;

import io.techpack.product.Revision;
import java.util.Optional;
import java.util.UUID;

/**
 * One finished piece of a stage: a result the client sees at once, and a checkpoint that a later
 * attempt does not make again.
 *
 * @param ordinal its place among the stage's items, from 0
 * @param content what the client is shown, as JSON
 * @param subject the revision that it describes, if any
 * @param born a revision that comes into being with it, if any
 * @param cacheKey under which the content may serve the same account again, if any
 */
public record Item(
        int ordinal,
        String content,
        Optional<UUID> subject,
        Optional<Revision> born,
        Optional<String> cacheKey) {

    public Item {
        if (ordinal < 0) {
            throw new IllegalArgumentException("item " + ordinal + "; items count from 0");
        }
    }

    public static Item of(int ordinal, String content) {
        return new Item(ordinal, content, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same item, as a description of that revision. */
    public Item about(UUID revision) {
        return new Item(ordinal, content, Optional.of(revision), born, cacheKey);
    }

    /** The same item, bringing a new revision into being, which it describes. */
    public Item bearing(Revision revision) {
        return new Item(
                ordinal, content, Optional.of(revision.id()), Optional.of(revision), cacheKey);
    }

    /** The same item, kept for later jobs of its account under that key. */
    public Item cachedAs(String key) {
        return new Item(ordinal, content, subject, born, Optional.of(key));
    }
}
