package io.techpack.trials.bench;

/** One measurement of a target that is warm. */
@FunctionalInterface
interface Measurement {

    BenchResult measure(Target target) throws Exception;

    /** The same, with what the target used meanwhile. */
    default BenchResult withUsage(Target target) throws Exception {
        try (PeakMemory memory = PeakMemory.watching()) {
            var before = target.usage();
            BenchResult result = measure(target);
            return target.usage()
                    .map(after ->
                            result.withUsage(after.since(before.orElse(after)), memory.megabytes()))
                    // the memory is this process's own: it tells nothing about a deployment
                    // elsewhere
                    .orElse(result);
        }
    }
}
