/**
 * Trials of a running system, load and injected faults. The doors are the commands {@link
 * io.techpack.trials.bench.BenchCommand} and {@link io.techpack.trials.torture.TortureCommand};
 * this package has what both use.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.trials;
