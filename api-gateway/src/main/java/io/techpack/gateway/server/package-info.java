/**
 * The HTTP server below the controllers: how large and how slow uploads may be, and how it stops
 * without a client noticing; nothing here is for other packages.
 */
@NullMarked
package io.techpack.gateway.server;

import org.jspecify.annotations.NullMarked;
