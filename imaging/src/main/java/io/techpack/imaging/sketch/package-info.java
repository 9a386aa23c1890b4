/**
 * Technical drawings with callouts and dimensions: {@link
 * io.techpack.imaging.sketch.DrawingComposer} is the door.
 */
@NullMarked
package io.techpack.imaging.sketch;

import org.jspecify.annotations.NullMarked;
