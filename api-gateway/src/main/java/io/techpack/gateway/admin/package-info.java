/** Operators' endpoints: accounts, grants and keys. Nothing here is for other packages. */
@NullMarked
package io.techpack.gateway.admin;

import org.jspecify.annotations.NullMarked;
