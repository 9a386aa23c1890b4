/** An account's balance and ledger. Nothing here is for other packages. */
@NullMarked
package io.techpack.gateway.credits;

import org.jspecify.annotations.NullMarked;
