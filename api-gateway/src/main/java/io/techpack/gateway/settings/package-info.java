/**
 * What can be configured: {@link io.techpack.gateway.settings.GatewaySettings}, {@link
 * io.techpack.gateway.settings.WebhookSettings}.
 */
@NullMarked
package io.techpack.gateway.settings;

import org.jspecify.annotations.NullMarked;
