package io.techpack.baseviews;

import io.techpack.job.AccountId;
import java.util.Collection;
import java.util.Map;

/**
 * The analyses that an account's earlier jobs kept. Implementations are thread-safe and throw
 * {@link io.techpack.database.DatabaseUnavailable} when they cannot be asked now.
 */
@FunctionalInterface
interface AnalysisCache {

    /** What earlier jobs kept under those keys, as JSON. */
    Map<String, String> find(AccountId account, Collection<String> keys);
}
