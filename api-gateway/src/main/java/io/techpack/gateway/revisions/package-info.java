/** Upload of product pictures. Nothing here is for other packages. */
@NullMarked
package io.techpack.gateway.revisions;

import org.jspecify.annotations.NullMarked;
