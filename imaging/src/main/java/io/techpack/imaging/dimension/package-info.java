/**
 * From pixels to centimetres, honestly: {@link io.techpack.imaging.dimension.Dimensions} is the
 * door.
 */
@NullMarked
package io.techpack.imaging.dimension;

import org.jspecify.annotations.NullMarked;
