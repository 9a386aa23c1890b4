/**
 * What kind of product it is, by pixels: {@link io.techpack.imaging.category.CategoryModel} is the
 * door.
 */
@NullMarked
package io.techpack.imaging.category;

import org.jspecify.annotations.NullMarked;
