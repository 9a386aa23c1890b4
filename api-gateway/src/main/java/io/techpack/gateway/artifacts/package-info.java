/** Hands out stored pictures. Nothing here is for other packages. */
@NullMarked
package io.techpack.gateway.artifacts;

import org.jspecify.annotations.NullMarked;
