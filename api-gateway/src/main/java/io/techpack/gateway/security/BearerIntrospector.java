package io.techpack.gateway.security;

import io.techpack.account.ApiKey;
import io.techpack.gateway.oidc.TokenVerifier;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.settings.AdminKey;
import io.techpack.gateway.settings.GatewaySettings;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/**
 * Identifies the caller by what was sent as a bearer: the operator's key, an API key, or a token of
 * the issuer, told apart by their form. Thread-safe.
 */
@Component
final class BearerIntrospector implements OpaqueTokenIntrospector {

    private final @Nullable AdminKey adminKey;
    private final ApiKeyCache keys;
    private final KeyUsage usage;
    private final TokenVerifier tokens;
    private final TokenAccounts accounts;
    private final InstantSource clock;

    BearerIntrospector(
            GatewaySettings settings,
            ApiKeyCache keys,
            KeyUsage usage,
            TokenVerifier tokens,
            TokenAccounts accounts,
            InstantSource clock) {
        this.adminKey = settings.adminKey();
        this.keys = keys;
        this.usage = usage;
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @throws ApiException where there is more to say than that the bearer is not known
     */
    @Override
    public OAuth2AuthenticatedPrincipal introspect(String bearer) {
        if (adminKey != null && adminKey.is(bearer)) {
            return Caller.operator();
        }
        if (tokens.isToken(bearer)) {
            return accounts.caller(tokens.verify(bearer));
        }
        return PlaintextKey.find(bearer)
                .flatMap(keys::find)
                .map(this::caller)
                .orElseThrow(() -> new BadOpaqueTokenException("the key is unknown or revoked"));
    }

    private Caller caller(ApiKey key) {
        Instant now = clock.instant();
        if (key.expired(now)) {
            throw ApiException.unauthenticated(
                    "This API key expired at %s; use another one."
                            .formatted(key.expiresAt().orElseThrow()));
        }
        usage.record(key.prefix(), now);
        return Caller.of(key.account(), key.prefix(), key.scopes());
    }
}
