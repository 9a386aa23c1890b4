/**
 * What one account may take of a gateway at most: {@link io.techpack.gateway.limits.RateLimiter}
 * for requests in a time, {@link io.techpack.gateway.limits.HeldRequests} for requests that wait.
 */
@NullMarked
package io.techpack.gateway.limits;

import org.jspecify.annotations.NullMarked;
