/**
 * Tells the product from its background: {@link io.techpack.imaging.segmentation.Segmenter} is the
 * door.
 */
@NullMarked
package io.techpack.imaging.segmentation;

import org.jspecify.annotations.NullMarked;
