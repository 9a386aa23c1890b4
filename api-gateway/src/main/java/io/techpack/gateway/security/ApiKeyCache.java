package io.techpack.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.techpack.account.Accounts;
import io.techpack.account.ApiKey;
import io.techpack.gateway.settings.GatewaySettings;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Active API keys, cached for a few seconds so that polling does not query the database each time;
 * revoking a key takes that long in other processes. Thread-safe.
 */
@Component
public final class ApiKeyCache {

    private static final int MAX_KEYS = 10_000;

    private final Accounts accounts;
    private final Cache<String, ApiKey> active;

    ApiKeyCache(Accounts accounts, GatewaySettings settings) {
        this.accounts = accounts;
        this.active =
                Caffeine.newBuilder()
                        .maximumSize(MAX_KEYS)
                        .expireAfterWrite(settings.keyCache())
                        .build();
    }

    /** The key if it is active. */
    Optional<ApiKey> find(PlaintextKey key) {
        byte[] digest = key.digest();
        String id = key.prefix() + ":" + HexFormat.of().formatHex(digest);
        ApiKey cached = active.getIfPresent(id);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<ApiKey> found = accounts.findKey(key.prefix(), digest);
        found.ifPresent(each -> active.put(id, each));
        return found;
    }

    /** Removes a key that was just revoked. */
    public void evict(String prefix) {
        active.asMap().values().removeIf(key -> key.prefix().equals(prefix));
    }
}
