/**
 * The base-views stage reads each view of a product; the edit and regenerate stages make a new
 * revision of one. {@link io.techpack.baseviews.BaseViewsStage} brings them into a process.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.baseviews;
