/**
 * A clean picture made from an untidy one: {@link io.techpack.imaging.studio.Retouch} says what can
 * be done.
 */
@NullMarked
package io.techpack.imaging.studio;

import org.jspecify.annotations.NullMarked;
