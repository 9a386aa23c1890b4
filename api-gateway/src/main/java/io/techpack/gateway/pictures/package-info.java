/**
 * Untrusted pictures in, stored pictures out: {@link io.techpack.gateway.pictures.PictureIntake}.
 */
@NullMarked
package io.techpack.gateway.pictures;

import org.jspecify.annotations.NullMarked;
