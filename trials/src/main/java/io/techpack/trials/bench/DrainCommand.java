package io.techpack.trials.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description =
                "How fast a backlog of waiting jobs is worked off that was never announced on Kafka.")
final class DrainCommand implements Callable<Integer> {

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many wait (default: ${DEFAULT-VALUE}).")
    private long jobs = 100_000;

    @Override
    public Integer call() throws Exception {
        if (!options.local()) {
            throw options.usage("drain fills the queue of a system of its own; leave --url out.");
        }
        return options.run(this::drain);
    }

    private BenchResult drain(Target target) throws Exception {
        Target.Batch batch = target.begin();
        target.fillBacklog(jobs);
        long begin = System.nanoTime();
        batch.awaitCompletion(jobs);
        return BenchResult.of("drain", jobs)
                .withMakespan(Duration.ofNanos(System.nanoTime() - begin));
    }
}
