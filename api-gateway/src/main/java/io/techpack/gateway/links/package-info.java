/**
 * Links that carry their own right to be read: {@link io.techpack.gateway.links.SignedLinks} signs
 * and verifies them.
 */
@NullMarked
package io.techpack.gateway.links;

import org.jspecify.annotations.NullMarked;
