/**
 * The web client: its page, at each of its own paths, and the files that the page loads; nothing
 * here is for other packages.
 */
@NullMarked
package io.techpack.gateway.page;

import org.jspecify.annotations.NullMarked;
