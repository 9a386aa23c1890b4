package io.techpack.trials.bench;

import io.techpack.trials.Output;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is measured, how often, and how it is printed: the same for every measurement. */
final class BenchOptions {

    private static final int DEFAULT_IN_FLIGHT = 200;
    private static final int DEFAULT_WARM_UP = 2_000;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @ParentCommand private @Nullable BenchCommand bench;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A running deployment (default: a system started for this).")
    private @Nullable String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The API key of an account with credits enough (default: $TECHPACK_KEY).")
    private @Nullable String key;

    @Option(
            names = "--direct",
            description = "Submit through the ledger, without HTTP; not with --url.")
    private boolean direct;

    @Option(
            names = "--apart",
            description =
                    "Announce every stage on Kafka and claim it anew, as where each stage has workers of its own;"
                            + " not with --url.")
    private boolean stagesApart;

    @Option(
            names = "--history",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Measure once more with that many million ended jobs in the tables; not with --url.")
    private double history;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "With jobs and what belongs to them partitioned by time, the ended ones in that many"
                            + " parts: what we do not do (ADR 27); not with --url.")
    private int partitions;

    @Option(
            names = "--in-flight",
            paramLabel = "F",
            description = "How many attempts of each stage at once; not with --url.")
    private @Nullable Integer inFlight;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "Jobs before the first measured one (default: 2000; none with --url, where they"
                            + " cost credits).")
    private @Nullable Integer warmUp;

    @Option(
            names = "--rounds",
            paramLabel = "K",
            defaultValue = "1",
            description = "How often to measure (default: ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Option(names = "--json", description = "Print a JSON object a line.")
    private boolean json;

    @Option(
            names = "--statements",
            description = "Print where the database's time goes; not with --url.")
    private boolean statements;

    private long partitionedJobs;

    /** Starts or reaches the target, warms it up, measures it that often, prints the results. */
    int run(Measurement measurement) throws Exception {
        return run(DEFAULT_IN_FLIGHT, measurement);
    }

    /** The same, with another default for the attempts in flight. */
    int run(int defaultInFlight, Measurement measurement) throws Exception {
        ResultPrinter printer = printer();
        if (partitions > 0 && partitionedJobs == 0) {
            partitionedJobs = Math.max(1_000_000, Math.round(history * 1_000_000));
        }
        try (Target target = target(printer, inFlight(defaultInFlight))) {
            int jobs = warmUp == null ? local() ? DEFAULT_WARM_UP : 0 : warmUp;
            if (jobs > 0) {
                printer.progress("Warming up with " + jobs + " jobs…");
                Throughput.measure(target, jobs);
            }
            measure(target, measurement, 0, printer);
            if (history > 0) {
                target.fillHistory(Math.round(history * 1_000_000), printer::progress);
                measure(target, measurement, history, printer);
            }
            return 0;
        }
    }

    private void measure(
            Target target, Measurement measurement, double millionsEnded, ResultPrinter printer)
            throws Exception {
        for (int round = 1; round <= rounds; round++) {
            target.resetStatements();
            BenchResult result = measurement.withUsage(target).inRound(round);
            printer.print(history > 0 ? result.withHistory(millionsEnded) : result);
            if (statements) {
                target.statements().forEach(printer::progress);
            }
        }
    }

    ResultPrinter printer() {
        return new ResultPrinter(Output.of(command, json));
    }

    /** How many ended jobs the measurement itself brings, for which partitions are laid out. */
    void brings(long endedJobs) {
        partitionedJobs = endedJobs;
    }

    /** In how many parts the ended jobs are; 0 if in one table with all others. */
    int partitions() {
        return partitions;
    }

    /** Whether the measured system is one of our own. */
    boolean local() {
        return url == null;
    }

    int inFlight(int usual) {
        return inFlight == null ? usual : inFlight;
    }

    ParameterException usage(String sentence) {
        if (command == null) {
            throw new IllegalStateException("picocli has not set the command");
        }
        return new ParameterException(command.commandLine(), sentence);
    }

    private Target target(ResultPrinter printer, int capacity) throws Exception {
        if (url == null) {
            printer.progress("Starting PostgreSQL, Kafka, the gateway and the workers…");
            LocalSystem.Launcher launcher = Objects.requireNonNull(bench).launcher();
            return LocalTarget.start(
                    launcher,
                    direct,
                    capacity,
                    !stagesApart,
                    partitions == 0
                            ? Optional.empty()
                            : Optional.of(new PartitionedTables(partitions, partitionedJobs)));
        }
        if (direct
                || stagesApart
                || statements
                || history > 0
                || partitions > 0
                || inFlight != null) {
            throw usage(
                    "--direct, --apart, --statements, --history, --partitions and --in-flight need a"
                            + " system of ours; leave --url out.");
        }
        try {
            return RemoteTarget.at(URI.create(url), key());
        } catch (IllegalArgumentException fault) {
            throw usage("--url: " + fault.getMessage());
        }
    }

    private Optional<String> key() {
        return Optional.ofNullable(key)
                .or(() -> Optional.ofNullable(System.getenv("TECHPACK_KEY")))
                .filter(value -> !value.isBlank());
    }
}
