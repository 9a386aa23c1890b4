/**
 * The document of the HTTP contract, {@code docs/openapi.json}, and the pages that show it; nothing
 * here is for other packages.
 */
@NullMarked
package io.techpack.gateway.openapi;

import org.jspecify.annotations.NullMarked;
