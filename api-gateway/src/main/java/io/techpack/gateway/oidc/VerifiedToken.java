package io.techpack.gateway.oidc;

import java.util.Optional;
import java.util.Set;

/**
 * What a genuine token says of its bearer.
 *
 * @param account what the account claim holds
 * @param scopes all that it names, ours and others'
 */
public record VerifiedToken(Optional<String> account, String subject, Set<String> scopes) {}
