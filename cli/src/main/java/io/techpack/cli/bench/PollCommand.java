package io.techpack.cli.bench;

import io.techpack.cli.render.Console;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "poll",
        mixinStandardHelpOptions = true,
        description =
                "Polls a second of one job, first by clients that have its version, then by others.")
final class PollCommand implements Callable<Integer> {

    private final Console console;

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

    PollCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return options.run(console, 200, site -> Watched.measure(site, this::polls));
    }

    private Figures polls(Site site) throws Exception {
        JsonNode job = site.http().endedJob();
        String id = HttpEntrance.id(job);
        String current = "\"" + job.path("version").asLong() + "\"";
        Duration time = Duration.ofSeconds(seconds);
        Duration warming = time.dividedBy(2); // the jobs before warmed up another path
        rate(site.http(), id, current, 304, warming);
        double unchanged = rate(site.http(), id, current, 304, time);
        rate(site.http(), id, "\"1\"", 200, warming);
        double changed = rate(site.http(), id, "\"1\"", 200, time);
        return Figures.of("poll", 0).with(new Figures.Polls(unchanged, changed));
    }

    private double rate(HttpEntrance http, String job, String etag, int expected, Duration time)
            throws Exception {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        long polls =
                Callers.together(connections, () -> polls(http, job, etag, expected, end)).stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return polls / ((System.nanoTime() - begin) / 1e9);
    }

    private static long polls(HttpEntrance http, String job, String etag, int expected, long end)
            throws Exception {
        long polls = 0;
        while (System.nanoTime() - end < 0) {
            int status = http.look(job, etag, false).status();
            if (status != expected) {
                throw new BenchFault("A poll was answered " + status + ", not " + expected + ".");
            }
            polls++;
        }
        return polls;
    }
}
