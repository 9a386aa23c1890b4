package io.techpack.cli.bench;

import io.techpack.cli.render.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        description =
                "Four-stage jobs a second, from the first submission to the last end, with 8 submitters.")
final class ThroughputCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long jobs = 20_000;

    ThroughputCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return options.run(
                console, 200, site -> Watched.measure(site, warm -> Throughput.of(warm, jobs)));
    }
}
