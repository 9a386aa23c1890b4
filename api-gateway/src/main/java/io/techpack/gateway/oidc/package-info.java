/**
 * Tokens of an OpenID Connect issuer: {@link io.techpack.gateway.oidc.TokenVerifier} says whether
 * one is genuine and meant for us.
 */
@NullMarked
package io.techpack.gateway.oidc;

import org.jspecify.annotations.NullMarked;
