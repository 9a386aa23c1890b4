package io.techpack.baseviews;

import io.techpack.job.AccountId;
import io.techpack.ledger.Item;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Analyses in memory, without regard to accounts. */
final class FakeAnalysisCache implements AnalysisCache {

    private final Map<String, String> kept = new HashMap<>();
    private int questions;

    /** Keeps what the items say is to be kept. */
    void keep(List<Item> items) {
        items.forEach(item -> item.cacheKey().ifPresent(key -> kept.put(key, item.content())));
    }

    /** How often the cache was asked. */
    int questions() {
        return questions;
    }

    @Override
    public Map<String, String> find(AccountId account, Collection<String> keys) {
        questions++;
        Map<String, String> found = new HashMap<>(kept);
        found.keySet().retainAll(keys);
        return found;
    }
}
