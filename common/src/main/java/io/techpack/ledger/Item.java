package io.techpack.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * One finished piece of a stage: a result the client sees at once, and a checkpoint that a later
 * attempt does not make again.
 *
 * @param ordinal its place among the stage's items, from 0
 * @param content what the client is shown, as JSON
 * @param subject the id of what it describes, if anything: the newest item about it can be asked
 *     for
 * @param effect what else is stored with it, if anything
 * @param cacheKey under which the content may serve the same account again, if any
 */
public record Item(
        int ordinal,
        String content,
        Optional<UUID> subject,
        Optional<ItemEffect> effect,
        Optional<String> cacheKey) {

    public Item {
        if (ordinal < 0) {
            throw new IllegalArgumentException("item " + ordinal + "; items count from 0");
        }
    }

    public static Item of(int ordinal, String content) {
        return new Item(ordinal, content, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same item, as a description of that subject. */
    public Item about(UUID subject) {
        return new Item(ordinal, content, Optional.of(subject), effect, cacheKey);
    }

    /** The same item, with something else that is stored with it. */
    public Item with(ItemEffect effect) {
        return new Item(ordinal, content, subject, Optional.of(effect), cacheKey);
    }

    /** The same item, kept for later jobs of its account under that key. */
    public Item cachedAs(String key) {
        return new Item(ordinal, content, subject, effect, Optional.of(key));
    }
}
