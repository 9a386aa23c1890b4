/** How the gateway leaves without a client noticing. Nothing here is for other packages. */
@NullMarked
package io.techpack.gateway.stopping;

import org.jspecify.annotations.NullMarked;
