/**
 * Which colours a product has, in the trade's words: {@link io.techpack.imaging.colour.Palette} is
 * the door.
 */
@NullMarked
package io.techpack.imaging.colour;

import org.jspecify.annotations.NullMarked;
