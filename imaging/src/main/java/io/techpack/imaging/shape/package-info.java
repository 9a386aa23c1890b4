/**
 * Outline, landmarks and points of measure of a cut-out: {@link
 * io.techpack.imaging.shape.Silhouette} is the door.
 */
@NullMarked
package io.techpack.imaging.shape;

import org.jspecify.annotations.NullMarked;
