/**
 * The engine's working stuff, not for its callers: planar Lab pixels, masks and points. {@link
 * io.techpack.imaging.raster.LabRaster} is the door from a picture.
 */
@NullMarked
package io.techpack.imaging.raster;

import org.jspecify.annotations.NullMarked;
