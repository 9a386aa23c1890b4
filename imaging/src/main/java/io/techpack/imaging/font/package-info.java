/**
 * The fonts that pictures and documents are written with: {@link io.techpack.imaging.font.Face} for
 * the alphabets, {@link io.techpack.imaging.font.MachineFonts} for what that lacks.
 */
@NullMarked
package io.techpack.imaging.font;

import org.jspecify.annotations.NullMarked;
