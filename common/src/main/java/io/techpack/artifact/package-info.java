/**
 * Where pictures are kept: {@link io.techpack.artifact.ArtifactStore} is the door, to a directory
 * or to an S3-compatible object store.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.artifact;
