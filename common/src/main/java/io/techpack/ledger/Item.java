package io.techpack.ledger;

import io.techpack.database.StorableText;
import io.techpack.job.AccountId;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * One finished piece of a stage: a result the client sees at once, and a checkpoint that a later
 * attempt does not make again.
 *
 * @param ordinal its place among the stage's items, from 0
 * @param content what the client is shown, as JSON; made storable where it is not
 * @param subject the id of what it describes, if anything: the newest item about it can be asked
 *     for
 * @param effect what else is stored with it, if anything
 * @param cacheKey under which the content may serve the same account again, if any
 */
public record Item(
        int ordinal,
        String content,
        Optional<UUID> subject,
        Optional<Effect> effect,
        Optional<String> cacheKey) {

    public Item {
        if (ordinal < 0) {
            throw new IllegalArgumentException("item " + ordinal + "; items count from 0");
        }
        content = StorableText.ofJson(content);
    }

    public static Item of(int ordinal, String content) {
        return new Item(ordinal, content, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same item, as a description of that subject. */
    public Item about(UUID subject) {
        return new Item(ordinal, content, Optional.of(subject), effect, cacheKey);
    }

    /** The same item, with something else that is stored with it. */
    public Item with(Effect effect) {
        return new Item(ordinal, content, subject, Optional.of(effect), cacheKey);
    }

    /** The same item, kept for later jobs of its account under that key. */
    public Item cachedAs(String key) {
        return new Item(ordinal, content, subject, effect, Optional.of(key));
    }

    /**
     * What else an item brings into being, in the transaction that shows it: rows of the product's
     * own tables. Nothing of it is stored when the lease is lost.
     */
    @FunctionalInterface
    public interface Effect {

        /**
         * Stores it, in statements that may be repeated without harm. Called on the ledger's
         * thread, with everybody's transaction waiting: it does nothing else.
         *
         * @param account the job's
         */
        void store(Handle handle, AccountId account);
    }

    /**
     * An item that is stored and was shown.
     *
     * @param content what the client is shown, as JSON
     */
    public record Finished(int ordinal, String content) {}
}
