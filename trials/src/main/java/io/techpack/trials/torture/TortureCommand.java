package io.techpack.trials.torture;

import io.techpack.process.LogFile;
import io.techpack.process.ShutdownHook;
import io.techpack.trials.Output;
import io.techpack.trials.TemporaryDirectory;
import io.techpack.trials.TrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code techpack torture}. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        description =
                "Starts the system as separate processes, loads it, injects faults at random moments (kills,"
                        + " pauses, broken connections, failing engines), and reports what was lost: exit"
                        + " code 0 if nothing was.")
public final class TortureCommand implements Callable<Integer> {

    private static final int LARGEST_SEED = 1_000_000;
    private static final int FAULTS_PER_MINUTE = 11;

    @Spec private @Nullable CommandSpec command;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "20",
            description = "From the first job to the last fault (default: ${DEFAULT-VALUE}).")
    private double minutes = 20;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of the schedule and the load (default: a random one, which is printed).")
    private @Nullable Long seed;

    @Option(names = "--faults", paramLabel = "N", description = "How many (default: 11 a minute).")
    private @Nullable Integer faults;

    @Option(
            names = "--workers",
            paramLabel = "W",
            defaultValue = "2",
            description = "Processes of each kind of worker (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "3",
            description = "Jobs a second (default: ${DEFAULT-VALUE}).")
    private double rate = 3;

    @Option(
            names = "--lease",
            paramLabel = "L",
            defaultValue = "15",
            description =
                    "Seconds after which a silent worker's jobs are taken over (default: ${DEFAULT-VALUE}).")
    private double lease = 15;

    @Option(
            names = "--settle",
            paramLabel = "T",
            defaultValue = "60",
            description =
                    "Seconds after the last fault within which every job must end (default: ${DEFAULT-VALUE}).")
    private int settle = 60;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "torture",
            description = "Where the report is written (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("torture");

    @Option(names = "--json", description = "Print the report as a JSON object a line.")
    private boolean json;

    @Option(
            names = "--keep",
            description =
                    "Keep the processes' data and logs; they are kept anyway if something was lost.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        TortureSettings settings = settings();
        Output output = Output.of(command, json);
        output.progress(
                "Torture with seed %d for %s; logs are in %s."
                        .formatted(settings.seed(), settings.time(), settings.logs()));
        LogFile.open(settings.logs().resolve("torture.log"));
        ProcessGroup group = ProcessGroup.of(settings);
        AtomicBoolean kept = new AtomicBoolean(keep);
        ShutdownHook stopping =
                ShutdownHook.of(() -> stop(group, settings.directory(), kept.get(), output));
        boolean passed = false;
        try {
            output.progress(
                    "Starting PostgreSQL, Kafka, the gateway and the workers, a process each…");
            group.start();
            TortureResult result = new TortureRun(settings, group, output::progress).run();
            write(result, output);
            passed = result.passed();
            return passed ? 0 : 1;
        } finally {
            kept.set(keep || !passed);
            stopping.close();
        }
    }

    private TortureSettings settings() throws IOException {
        if (minutes <= 0 || workers < 1 || rate <= 0 || lease < 1 || settle < 1) {
            throw new TrialException(
                    "There must be some time, a worker of each kind, some jobs, a lease and a settling time"
                            + " of a second at least.");
        }
        Duration time = Duration.ofMillis(Math.round(minutes * 60_000));
        long chosen = seed == null ? RandomGenerator.getDefault().nextLong(LARGEST_SEED) : seed;
        int count = faults == null ? (int) Math.round(minutes * FAULTS_PER_MINUTE) : faults;
        return new TortureSettings(
                time,
                chosen,
                Math.max(1, count),
                workers,
                rate,
                Duration.ofMillis(Math.round(lease * 1_000)),
                Duration.ofSeconds(settle),
                TemporaryDirectory.create("techpack-torture-").path());
    }

    private void write(TortureResult result, Output output) throws IOException {
        String markdown = new MarkdownReport(result).text();
        var lines = new JsonReport(result).lines();
        Files.createDirectories(out);
        Files.writeString(out.resolve("report.md"), markdown);
        Files.write(out.resolve("report.jsonl"), lines);
        (json ? String.join("\n", lines) : markdown).lines().forEach(output::result);
        output.progress("The report is in " + out.resolve("report.md") + ".");
    }

    private static void stop(ProcessGroup group, Path directory, boolean kept, Output output) {
        try {
            group.close();
        } catch (IOException fault) {
            throw new TrialException(
                    "Not everything could be stopped: " + fault.getMessage(), fault);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (kept) {
            output.progress("Data and logs are kept in " + directory + ".");
        } else {
            new TemporaryDirectory(directory).delete();
        }
    }
}
