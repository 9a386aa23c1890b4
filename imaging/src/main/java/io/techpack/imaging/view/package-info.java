/**
 * All that one photo says about a product, as plain values: {@link
 * io.techpack.imaging.view.ViewAnalysis} is the door.
 */
@NullMarked
package io.techpack.imaging.view;

import org.jspecify.annotations.NullMarked;
