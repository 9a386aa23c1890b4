/**
 * Pictures under limits: {@link io.techpack.imaging.picture.PictureReader} is the door from
 * untrusted bytes to a {@link io.techpack.imaging.picture.Picture}.
 */
@NullMarked
package io.techpack.imaging.picture;

import org.jspecify.annotations.NullMarked;
