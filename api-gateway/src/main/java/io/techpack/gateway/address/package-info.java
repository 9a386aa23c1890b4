/** Where clients find us: {@link io.techpack.gateway.address.PublicAddress}. */
@NullMarked
package io.techpack.gateway.address;

import org.jspecify.annotations.NullMarked;
