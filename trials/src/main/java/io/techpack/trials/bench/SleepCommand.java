package io.techpack.trials.bench;

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

    private static final int DEFAULT_IN_FLIGHT = 500;

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

    @Override
    public Integer call() throws Exception {
        if (!options.local()) {
            throw options.usage("sleep needs a system whose stages sleep; leave --url out.");
        }
        Duration time = Duration.ofNanos(Math.round(seconds * 1e9));
        int inFlight = options.inFlight(DEFAULT_IN_FLIGHT);
        return options.run(inFlight, target -> makespan(target, time, inFlight));
    }

    /** At most that many jobs are under way: each completion lets the next one in. */
    private BenchResult makespan(Target target, Duration time, int inFlight) throws Exception {
        target.stageDuration(time);
        try {
            Target.Batch batch = target.begin();
            int concurrency = (int) Math.min(jobs, inFlight);
            ClosedLoop.run(jobs, concurrency, target.submitter()::submitAndAwait);
            return BenchResult.of("sleep", jobs).withMakespan(batch.awaitCompletion(jobs));
        } finally {
            target.stageDuration(Duration.ZERO);
        }
    }
}
