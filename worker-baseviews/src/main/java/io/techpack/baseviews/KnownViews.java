package io.techpack.baseviews;

import io.techpack.job.AccountId;
import io.techpack.product.Revision;
import io.techpack.product.Revisions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is stored of an account's views. Implementations are thread-safe and throw {@link
 * io.techpack.database.DatabaseUnavailable} when they cannot be asked now.
 */
interface KnownViews {

    /** What earlier jobs kept under those keys, as JSON. */
    Map<String, String> cached(AccountId account, Collection<String> keys);

    /** The account's revision of that id, or empty. */
    Optional<Revision> revision(AccountId account, UUID id);

    /** What the database knows. */
    static KnownViews in(Revisions revisions) {
        return new KnownViews() {
            @Override
            public Map<String, String> cached(AccountId account, Collection<String> keys) {
                return revisions.cached(account, keys);
            }

            @Override
            public Optional<Revision> revision(AccountId account, UUID id) {
                return Optional.ofNullable(revisions.find(account, List.of(id)).get(id));
            }
        };
    }
}
