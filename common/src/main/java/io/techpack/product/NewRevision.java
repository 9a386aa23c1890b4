package io.techpack.product;

import io.techpack.job.AccountId;
import io.techpack.ledger.Item;
import org.jdbi.v3.core.Handle;

/** A revision that comes into being with the item that describes it. */
public record NewRevision(Revision revision) implements Item.Effect {

    /** The same item, bringing the revision into being, which it describes. */
    public static Item with(Item item, Revision revision) {
        return item.about(revision.id()).with(new NewRevision(revision));
    }

    @Override
    public void store(Handle handle, AccountId account) {
        Revisions.add(handle, account, revision);
    }
}
