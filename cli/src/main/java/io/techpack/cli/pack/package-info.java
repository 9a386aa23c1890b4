/**
 * A finished tech pack as files: {@link io.techpack.cli.pack.TechPackFolder} for a job's, {@link
 * io.techpack.cli.pack.PackOutput} for a product's.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.pack;
