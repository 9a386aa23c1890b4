/**
 * The HTTP gateway: {@link io.techpack.gateway.GatewayConfiguration} makes a process one, {@link
 * io.techpack.gateway.Gateway} runs it as a process of its own; each sub-package is a room with one
 * idea.
 */
@NullMarked
package io.techpack.gateway;

import org.jspecify.annotations.NullMarked;
