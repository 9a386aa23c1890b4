package io.techpack.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.techpack.account.Accounts;
import io.techpack.account.ApiKey;
import io.techpack.gateway.settings.AdminKey;
import io.techpack.gateway.settings.GatewaySettings;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/**
 * Knows the caller by an API key. A key that is in force is believed for a few seconds, so that
 * polling does not ask the database each time; revoking a key takes as long in other processes.
 * Thread-safe.
 */
@Component
public final class KnownKeys implements OpaqueTokenIntrospector {

    private static final int MOST_REMEMBERED = 10_000;

    private final Accounts accounts;
    private final @Nullable AdminKey adminKey;
    private final Cache<String, ApiKey> believed;

    KnownKeys(Accounts accounts, GatewaySettings settings) {
        this.accounts = accounts;
        this.adminKey = settings.adminKey();
        this.believed =
                Caffeine.newBuilder()
                        .maximumSize(MOST_REMEMBERED)
                        .expireAfterWrite(settings.keyCache())
                        .build();
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        if (adminKey != null && adminKey.is(token)) {
            return Caller.operator();
        }
        return KeyText.find(token)
                .flatMap(this::inForce)
                .map(key -> Caller.of(key.account(), key.prefix(), key.scopes()))
                .orElseThrow(() -> new BadOpaqueTokenException("the key is not in force"));
    }

    /** Forgets a key that was just revoked. */
    public void forget(String prefix) {
        believed.asMap().values().removeIf(key -> key.prefix().equals(prefix));
    }

    private Optional<ApiKey> inForce(KeyText key) {
        byte[] digest = key.digest();
        String remembered = key.prefix() + ":" + HexFormat.of().formatHex(digest);
        ApiKey known = believed.getIfPresent(remembered);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ApiKey> found = accounts.findKey(key.prefix(), digest);
        found.ifPresent(inForce -> believed.put(remembered, inForce));
        return found;
    }
}
