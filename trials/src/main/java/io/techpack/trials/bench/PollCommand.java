package io.techpack.trials.bench;

import io.techpack.trials.TrialException;
import io.techpack.trials.client.ObservedJob;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "poll",
        mixinStandardHelpOptions = true,
        description =
                "Polls a second of one job, first by clients that have its version, then by others.")
final class PollCommand implements Callable<Integer> {

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--connections",
            paramLabel = "C",
            defaultValue = "32",
            description = "How many clients (default: ${DEFAULT-VALUE}).")
    private int connections = 32;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "How long, each (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Override
    public Integer call() throws Exception {
        return options.run(this::polls);
    }

    private BenchResult polls(Target target) throws Exception {
        ObservedJob job = target.http().endedJob();
        String current = "\"" + job.version() + "\"";
        Duration time = Duration.ofSeconds(seconds);
        Duration warmUp = time.dividedBy(2); // the jobs before warmed up another path
        rate(target.http(), job.id(), current, 304, warmUp);
        double unchanged = rate(target.http(), job.id(), current, 304, time);
        rate(target.http(), job.id(), "\"1\"", 200, warmUp);
        double changed = rate(target.http(), job.id(), "\"1\"", 200, time);
        return BenchResult.of("poll", 0).withPolls(new BenchResult.PollRates(unchanged, changed));
    }

    private double rate(HttpSubmitter http, String job, String etag, int expected, Duration time)
            throws Exception {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        long polls =
                ClosedLoop.onEachThread(connections, () -> polls(http, job, etag, expected, end))
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return polls / ((System.nanoTime() - begin) / 1e9);
    }

    private static long polls(HttpSubmitter http, String job, String etag, int expected, long end)
            throws Exception {
        long polls = 0;
        while (System.nanoTime() - end < 0) {
            int status = http.poll(job, etag);
            if (status != expected) {
                throw new TrialException(
                        "A poll was answered " + status + ", not " + expected + ".");
            }
            polls++;
        }
        return polls;
    }
}
