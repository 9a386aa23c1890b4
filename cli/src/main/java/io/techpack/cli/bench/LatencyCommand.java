package io.techpack.cli.bench;

import io.techpack.cli.render.Console;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = {
            "From submission to end at a steady rate. Each job counts from the moment at which it",
            "was due, so that a stall counts for all jobs that it delays."
        })
final class LatencyCommand implements Callable<Integer> {

    private final Console console;

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

    LatencyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Steady steady = new Steady(rate, Duration.ofSeconds(seconds));
        return options.run(
                console,
                200,
                site -> Watched.measure(site, warm -> steady.measure("latency", warm, _ -> {})));
    }
}
