/**
 * The HTTP gateway: {@link io.techpack.gateway.GatewayConfiguration} makes a process one, {@link
 * io.techpack.gateway.Gateway} runs it alone. Each sub-package is a feature.
 */
@NullMarked
package io.techpack.gateway;

import org.jspecify.annotations.NullMarked;
