package io.techpack.trials.bench;

import java.util.concurrent.Callable;
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

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long jobs = 20_000;

    @Override
    public Integer call() throws Exception {
        return options.run(target -> Throughput.measure(target, jobs));
    }
}
