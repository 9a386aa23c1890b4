/**
 * Flats: garments drawn from a specification, never traced. {@link
 * io.techpack.imaging.flat.FlatSpec} says what to draw, {@link
 * io.techpack.imaging.flat.FlatTemplate} draws it.
 */
@NullMarked
package io.techpack.imaging.flat;

import org.jspecify.annotations.NullMarked;
