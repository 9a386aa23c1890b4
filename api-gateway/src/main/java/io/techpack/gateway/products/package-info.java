/** Products and the revisions that picture them; nothing here is for other packages. */
@NullMarked
package io.techpack.gateway.products;

import org.jspecify.annotations.NullMarked;
