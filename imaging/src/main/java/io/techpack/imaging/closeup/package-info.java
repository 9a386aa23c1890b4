/**
 * Which details deserve a picture of their own: {@link io.techpack.imaging.closeup.CloseUpPlan} is
 * the door.
 */
@NullMarked
package io.techpack.imaging.closeup;

import org.jspecify.annotations.NullMarked;
