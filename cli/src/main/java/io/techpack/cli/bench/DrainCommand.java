package io.techpack.cli.bench;

import io.techpack.cli.render.Console;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description =
                "How fast a queue of waiting jobs is worked off of which Kafka has heard nothing.")
final class DrainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many wait (default: ${DEFAULT-VALUE}).")
    private long jobs = 100_000;

    DrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (!options.embedded()) {
            throw options.usage("drain fills the queue of a system of its own; leave --url out.");
        }
        return options.run(console, 200, site -> Watched.measure(site, this::drained));
    }

    private Figures drained(Site site) throws Exception {
        Site.Batch batch = site.begin();
        site.fillQueue(jobs);
        long begin = System.nanoTime();
        batch.awaitEnd(jobs);
        return Figures.of("drain", jobs).took(Duration.ofNanos(System.nanoTime() - begin));
    }
}
