/**
 * What can be configured: {@link io.techpack.gateway.settings.GatewaySettings}, {@link
 * io.techpack.gateway.settings.WebhookSettings}, {@link
 * io.techpack.gateway.settings.RateLimitSettings}, {@link
 * io.techpack.gateway.settings.OidcSettings}.
 */
@NullMarked
package io.techpack.gateway.settings;

import org.jspecify.annotations.NullMarked;
