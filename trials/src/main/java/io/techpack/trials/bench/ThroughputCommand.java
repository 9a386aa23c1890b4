package io.techpack.trials.bench;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        description =
                "Four-stage jobs a second, from the first submission to the last completion, with 8"
                        + " submitters.")
final class ThroughputCommand implements Callable<Integer> {

    private static final int MOST_IN_BATCH = 1_000;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long jobs = 20_000;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description =
                    "Submit N jobs, 1 to 1000, by each request, or call of the ledger (default: one by one).")
    private @Nullable Integer batch;

    @Override
    public Integer call() throws Exception {
        Integer size = batch;
        if (size == null) {
            return options.run(target -> Throughput.measure(target, jobs));
        }
        if (size < 1 || size > MOST_IN_BATCH) {
            throw options.usage("--batch is %d; it must be 1 to %d".formatted(size, MOST_IN_BATCH));
        }
        return options.run(target -> Throughput.measure(target, jobs, size));
    }
}
