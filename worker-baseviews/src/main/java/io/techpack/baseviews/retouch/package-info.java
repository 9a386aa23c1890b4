/**
 * Wishes for another picture in plain words: {@link io.techpack.baseviews.retouch.RetouchWishes} is
 * the door.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.baseviews.retouch;
