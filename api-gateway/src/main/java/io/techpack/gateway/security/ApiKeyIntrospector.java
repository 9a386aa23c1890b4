package io.techpack.gateway.security;

import io.techpack.gateway.settings.AdminKey;
import io.techpack.gateway.settings.GatewaySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Identifies the caller by an API key. Thread-safe. */
@Component
final class ApiKeyIntrospector implements OpaqueTokenIntrospector {

    private final @Nullable AdminKey adminKey;
    private final ApiKeyCache keys;

    ApiKeyIntrospector(GatewaySettings settings, ApiKeyCache keys) {
        this.adminKey = settings.adminKey();
        this.keys = keys;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        if (adminKey != null && adminKey.is(token)) {
            return Caller.operator();
        }
        return PlaintextKey.find(token)
                .flatMap(keys::find)
                .map(key -> Caller.of(key.account(), key.prefix(), key.scopes()))
                .orElseThrow(() -> new BadOpaqueTokenException("the key is unknown or revoked"));
    }
}
