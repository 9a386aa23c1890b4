/**
 * Technical drawings with callouts and dimensions: {@link
 * io.techpack.imaging.sketch.DrawingComposer} is the door; {@link
 * io.techpack.imaging.sketch.SvgReader} brings a stored one back.
 */
@NullMarked
package io.techpack.imaging.sketch;

import org.jspecify.annotations.NullMarked;
