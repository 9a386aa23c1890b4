package io.techpack.baseviews;

import io.techpack.job.AccountId;
import io.techpack.ledger.Item;
import io.techpack.product.Revision;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Known views in memory, without regard to accounts. */
final class FakeKnownViews implements KnownViews {

    private final Map<UUID, Revision> revisions = new HashMap<>();
    private final Map<String, String> cache = new HashMap<>();
    private int questions;

    FakeKnownViews with(Revision revision) {
        revisions.put(revision.id(), revision);
        return this;
    }

    /** Keeps what the items say is to be kept. */
    void keep(List<Item> items) {
        items.forEach(item -> item.cacheKey().ifPresent(key -> cache.put(key, item.content())));
    }

    /** How often the cache was asked. */
    int questions() {
        return questions;
    }

    @Override
    public Map<String, String> cached(AccountId account, Collection<String> keys) {
        questions++;
        Map<String, String> found = new HashMap<>(cache);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Optional<Revision> revision(AccountId account, UUID id) {
        return Optional.ofNullable(revisions.get(id));
    }
}
