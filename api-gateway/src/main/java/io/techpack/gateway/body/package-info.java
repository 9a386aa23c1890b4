/**
 * Request bodies, read as trees so that every fault is told: {@link
 * io.techpack.gateway.body.Fields}.
 */
@NullMarked
package io.techpack.gateway.body;

import org.jspecify.annotations.NullMarked;
