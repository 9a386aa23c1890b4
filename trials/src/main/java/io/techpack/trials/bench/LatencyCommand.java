package io.techpack.trials.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = {
            "From submission to completion at a constant rate. Each job counts from the moment at which",
            "it was due, so that a stall counts for all jobs that it delays."
        })
final class LatencyCommand implements Callable<Integer> {

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "20",
            description = "Jobs a second (default: ${DEFAULT-VALUE}).")
    private double rate = 20;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Override
    public Integer call() throws Exception {
        ConstantRate load = new ConstantRate(rate, Duration.ofSeconds(seconds));
        return options.run(target -> {
            Target.Batch batch = target.begin();
            BenchResult result = load.measure("latency", target, _ -> {});
            if (options.local()) {
                batch.awaitCompletion(result.jobs()); // their ends were only hinted at
            }
            return result;
        });
    }
}
