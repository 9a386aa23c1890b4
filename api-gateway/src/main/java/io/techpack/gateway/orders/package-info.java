/** From a request body to the work order of a job: {@link io.techpack.gateway.orders.OrderDesk}. */
@NullMarked
package io.techpack.gateway.orders;

import org.jspecify.annotations.NullMarked;
