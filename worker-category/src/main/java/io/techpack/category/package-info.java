/**
 * The category stage: finds out what kind of product a photo shows. {@link
 * io.techpack.category.CategoryStage} brings it into a process.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.category;
