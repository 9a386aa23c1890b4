/** Sends the events that webhooks are to be told; nobody calls it, it starts with the process. */
@NullMarked
package io.techpack.gateway.delivery;

import org.jspecify.annotations.NullMarked;
