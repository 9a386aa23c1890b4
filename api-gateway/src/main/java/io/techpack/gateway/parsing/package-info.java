/**
 * Bodies, queries, headers and ids of requests, read so that every error is reported, not only the
 * first: {@link io.techpack.gateway.parsing.Fields}. Text that could not be stored or shown gets no
 * further.
 */
@NullMarked
package io.techpack.gateway.parsing;

import org.jspecify.annotations.NullMarked;
