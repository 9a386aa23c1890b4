/**
 * The close-ups stage: makes the close-ups of the details that matter. {@link
 * io.techpack.closeups.CloseUpsStage} brings it into a process.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.closeups;
