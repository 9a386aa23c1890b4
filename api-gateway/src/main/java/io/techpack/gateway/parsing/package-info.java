/**
 * Bodies, queries and ids of requests, read so that every error is reported, not only the first:
 * {@link io.techpack.gateway.parsing.Fields}.
 */
@NullMarked
package io.techpack.gateway.parsing;

import org.jspecify.annotations.NullMarked;
