/** Where pictures are kept: {@link io.techpack.artifact.ArtifactStore} is the door. */
@org.jspecify.annotations.NullMarked
package io.techpack.artifact;
