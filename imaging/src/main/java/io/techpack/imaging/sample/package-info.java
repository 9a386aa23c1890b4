/**
 * Photo-like pictures drawn by the program itself: {@link
 * io.techpack.imaging.sample.SampleGarments} is the door.
 */
@NullMarked
package io.techpack.imaging.sample;

import org.jspecify.annotations.NullMarked;
