/**
 * A finished tech pack as a folder of files: {@link io.techpack.cli.pack.TechPackFolder} is the
 * door.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.pack;
