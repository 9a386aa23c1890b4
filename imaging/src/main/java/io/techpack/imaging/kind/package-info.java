/**
 * Kinds of product and of views, as words: {@link io.techpack.imaging.kind.GarmentClass} is the
 * door.
 */
@NullMarked
package io.techpack.imaging.kind;

import org.jspecify.annotations.NullMarked;
