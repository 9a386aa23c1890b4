/**
 * Authentication and authorization: {@link io.techpack.gateway.security.Caller} is who sent a
 * request.
 */
@NullMarked
package io.techpack.gateway.security;

import org.jspecify.annotations.NullMarked;
