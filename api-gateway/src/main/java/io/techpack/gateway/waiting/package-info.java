/** Requests that wait for a job: {@link io.techpack.gateway.waiting.Waiters}. */
@NullMarked
package io.techpack.gateway.waiting;

import org.jspecify.annotations.NullMarked;
