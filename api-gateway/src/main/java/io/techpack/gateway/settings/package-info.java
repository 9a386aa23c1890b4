/** What can be configured: {@link io.techpack.gateway.settings.GatewaySettings}. */
@NullMarked
package io.techpack.gateway.settings;

import org.jspecify.annotations.NullMarked;
