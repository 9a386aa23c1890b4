/**
 * A clean picture made from an untidy one: {@link io.techpack.imaging.studio.StudioShot} is the
 * door.
 */
@NullMarked
package io.techpack.imaging.studio;

import org.jspecify.annotations.NullMarked;
