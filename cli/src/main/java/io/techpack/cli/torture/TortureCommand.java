package io.techpack.cli.torture;

import io.techpack.cli.render.Console;
import io.techpack.cli.up.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The door of the torture. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        description =
                "Starts the system as separate processes, loads it, kills, stops, cuts and confuses them at"
                        + " random moments, and tells what was lost: exit code 0 if nothing was.")
public final class TortureCommand implements Callable<Integer> {

    private static final int LARGEST_SEED = 1_000_000;

    private final Console console;

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

    TortureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = settings();
        boolean stood = false;
        progress(
                "Torture with seed %d for %s; logs are in %s."
                        .formatted(settings.seed(), settings.time(), settings.logs()));
        LogFile.open(settings.logs().resolve("torturer.log"));
        Fleet fleet = Fleet.of(settings);
        // Ctrl-C
        Thread hook =
                Thread.ofPlatform()
                        .name("torture-stopping")
                        .unstarted(() -> stop(fleet, settings, false));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            progress("Starting PostgreSQL, Kafka, the gateway and the workers, a process each…");
            fleet.start();
            Findings findings = new Torture(settings, fleet, this::progress).run();
            report(findings);
            stood = findings.stood();
            return stood ? 0 : 1;
        } finally {
            forget(hook);
            stop(fleet, settings, keep || !stood);
        }
    }

    private void stop(Fleet fleet, Settings settings, boolean kept) {
        close(fleet);
        if (kept) {
            progress("Data and logs are kept in " + settings.directory() + ".");
        } else {
            delete(settings.directory());
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is stopping, and the hook is at work
        }
    }

    private Settings settings() throws IOException {
        if (minutes <= 0 || workers < 1 || rate <= 0 || lease < 1 || settle < 1) {
            throw new TortureFault(
                    "There must be some time, a worker of each kind, some jobs, a lease and a settling time"
                            + " of a second at least.");
        }
        Duration time = Duration.ofMillis(Math.round(minutes * 60_000));
        long chosen = seed == null ? RandomGenerator.getDefault().nextLong(LARGEST_SEED) : seed;
        int count = faults == null ? (int) Math.round(minutes * 11) : faults;
        return new Settings(
                time,
                chosen,
                Math.max(1, count),
                workers,
                rate,
                Duration.ofMillis(Math.round(lease * 1_000)),
                Duration.ofSeconds(settle),
                Files.createTempDirectory("techpack-torture-"));
    }

    private void report(Findings findings) throws IOException {
        String markdown = new Report(findings).markdown();
        var lines = new ReportLines(findings).lines();
        Files.createDirectories(out);
        Files.writeString(out.resolve("report.md"), markdown);
        Files.write(out.resolve("report.jsonl"), lines);
        (json ? String.join("\n", lines) : markdown).lines().forEach(console::line);
        progress("The report is in " + out.resolve("report.md") + ".");
    }

    /** What people may want to see meanwhile; apart from the report where programs read that. */
    private synchronized void progress(String line) {
        if (json) {
            console.error(line);
        } else {
            console.line(line);
        }
    }

    private static void close(Fleet fleet) {
        try {
            fleet.close();
        } catch (IOException fault) {
            throw new TortureFault("Not everything could be stopped: " + fault.getMessage(), fault);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException _) {
            // the system's temporary directory is emptied by the system too
        }
    }
}
