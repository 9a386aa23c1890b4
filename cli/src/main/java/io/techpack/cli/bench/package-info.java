/**
 * The load generator: {@link io.techpack.cli.bench.BenchCommand} is the door. It loads any
 * deployment over HTTP, or a whole system of its own whose stages do nothing.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.bench;
