/**
 * Accounts with their credits and keys, for their owners and for operators; nothing here is for
 * other packages.
 */
@NullMarked
package io.techpack.gateway.accounts;

import org.jspecify.annotations.NullMarked;
