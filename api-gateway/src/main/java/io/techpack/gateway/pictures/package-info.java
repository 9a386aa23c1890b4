/**
 * Pictures in and out: {@link io.techpack.gateway.pictures.PictureIngest} stores untrusted bytes,
 * {@link io.techpack.gateway.pictures.PictureLinks} resolves links to pictures; stored pictures are
 * served.
 */
@NullMarked
package io.techpack.gateway.pictures;

import org.jspecify.annotations.NullMarked;
