/**
 * The load generator: {@link io.techpack.trials.bench.BenchCommand} is the door. It loads any
 * deployment over HTTP, or a {@link io.techpack.trials.bench.LocalSystem} whose stages do nothing.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.trials.bench;
