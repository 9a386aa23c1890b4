/**
 * Edits of an analysis in plain words: {@link io.techpack.baseviews.edit.EditHandler} is the door.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.baseviews.edit;
