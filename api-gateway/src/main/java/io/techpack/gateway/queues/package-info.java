/** How much work is due, as metrics. Nothing here is for other packages. */
@NullMarked
package io.techpack.gateway.queues;

import org.jspecify.annotations.NullMarked;
