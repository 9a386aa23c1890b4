package io.techpack.cli.bench;

import io.techpack.cli.render.Console;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sleep",
        mixinStandardHelpOptions = true,
        description = "How long jobs take in all whose stages sleep, with --in-flight at once.")
final class SleepCommand implements Callable<Integer> {

    private static final int USUAL_IN_FLIGHT = 500;

    private final Console console;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long jobs = 500;

    @Option(
            names = "--seconds",
            paramLabel = "D",
            defaultValue = "1",
            description = "How long each stage sleeps (default: ${DEFAULT-VALUE}).")
    private double seconds = 1;

    SleepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (!options.embedded()) {
            throw options.usage("sleep needs a system whose stages sleep; leave --url out.");
        }
        Duration time = Duration.ofNanos(Math.round(seconds * 1e9));
        int inFlight = options.inFlight(USUAL_IN_FLIGHT);
        return options.run(
                console,
                inFlight,
                site -> Watched.measure(site, warm -> makespan(warm, time, inFlight)));
    }

    /** At most that many jobs are under way: each end lets the next one in. */
    private Figures makespan(Site site, Duration time, int inFlight) throws Exception {
        site.stageTime(time);
        try {
            Site.Batch batch = site.begin();
            int atOnce = (int) Math.min(jobs, inFlight);
            Callers.share(jobs, atOnce, site.entrance()::submitAndAwait);
            return Figures.of("sleep", jobs).took(batch.awaitEnd(jobs));
        } finally {
            site.stageTime(Duration.ZERO);
        }
    }
}
