/**
 * What a fabric's surface tells, which is little: {@link io.techpack.imaging.texture.TextureReader}
 * is the door.
 */
@NullMarked
package io.techpack.imaging.texture;

import org.jspecify.annotations.NullMarked;
