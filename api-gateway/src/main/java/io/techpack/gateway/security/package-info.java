/** Who calls: {@link io.techpack.gateway.security.Caller}, known by its API key. */
@NullMarked
package io.techpack.gateway.security;

import org.jspecify.annotations.NullMarked;
