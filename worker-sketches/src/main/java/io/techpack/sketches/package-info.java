/**
 * The sketches stage: draws the technical sketches with their callouts. {@link
 * io.techpack.sketches.SketchesStage} brings it into a process.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.sketches;
