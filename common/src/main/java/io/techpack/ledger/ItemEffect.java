package io.techpack.ledger;

import io.techpack.job.AccountId;
import org.jdbi.v3.core.Handle;

/**
 * What else an item brings into being, in the transaction that shows it: rows of the product's own
 * tables. Nothing of it is stored when the lease is lost.
 */
@FunctionalInterface
public interface ItemEffect {

    /**
     * Stores it, in statements that may be repeated without harm. Called on the ledger's thread,
     * with everybody's transaction waiting: it does nothing else.
     *
     * @param account the job's
     */
    void store(Handle handle, AccountId account);
}
