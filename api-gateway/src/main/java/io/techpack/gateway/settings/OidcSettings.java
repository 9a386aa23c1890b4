package io.techpack.gateway.settings;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are accepted beside API keys. Immutable.
 *
 * @param issuer an OpenID Connect issuer, exactly as its tokens name it; absent if only keys are
 *     accepted
 * @param audience whom a token must be for: one of these
 * @param accountClaim the claim that holds the account's id; a token without it acts as the account
 *     whose subject is the token's {@code sub}
 * @param scopesClaim a text with spaces or a list; other scopes than ours are ignored
 * @param clockSkew by how much the issuer's clock may differ from ours
 * @param keysFor how long the issuer's keys are used before they are read again
 * @param timeLimit of each of the two steps of a request to the issuer, connecting and reading
 */
@Validated
@ConfigurationProperties("techpack.gateway.oidc")
public record OidcSettings(
        @Nullable URI issuer,
        @DefaultValue List<String> audience,
        @DefaultValue("account_id") @NotBlank String accountClaim,
        @DefaultValue("scope") @NotBlank String scopesClaim,
        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue("5m") Duration keysFor,
        @DefaultValue("3s") Duration timeLimit) {

    public OidcSettings {
        audience = List.copyOf(audience);
        if (issuer != null && (issuer.getHost() == null || issuer.getScheme() == null)) {
            throw new IllegalArgumentException(
                    "techpack.gateway.oidc.issuer is '%s'; it needs a scheme and a host, such as https://login.example"
                            .formatted(issuer));
        }
        if (issuer != null && audience.isEmpty()) {
            throw new IllegalArgumentException(
                    "techpack.gateway.oidc.audience is missing: without it a token for any other application of %s would be accepted"
                            .formatted(issuer));
        }
    }
}
