/**
 * The embedded engine's picture algorithms; bytes in, bytes out. {@link
 * io.techpack.imaging.GarmentReader} is the door.
 */
@NullMarked
package io.techpack.imaging;

import org.jspecify.annotations.NullMarked;
