/**
 * Lengths and size runs: {@link io.techpack.document.measure.Length} and {@link
 * io.techpack.document.measure.Grading}.
 */
@NullMarked
package io.techpack.document.measure;

import org.jspecify.annotations.NullMarked;
