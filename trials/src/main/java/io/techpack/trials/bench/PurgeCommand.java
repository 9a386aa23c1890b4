package io.techpack.trials.bench;

import io.techpack.retention.Retention.Ages;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Pace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes old jobs as fast as can be, in batches or, with --partitions, a partition after the other:",
            "how long that takes, what it writes, and how large the tables are afterwards."
        })
final class PurgeCommand implements Callable<Integer> {

    private static final Ages OLD = Ages.NONE.withEndedJobs(Duration.ofDays(7));

    /** Afterwards, to see that all goes on. */
    private static final int SOME_JOBS = 100;

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--ended",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many million ended jobs there are to delete (default: ${DEFAULT-VALUE}).")
    private double ended = 1;

    @Override
    public Integer call() throws Exception {
        if (!options.local()) {
            throw options.usage("purge needs a system of ours; leave --url out.");
        }
        options.brings(jobs());
        return options.run(this::measure);
    }

    private long jobs() {
        return Math.round(ended * 1_000_000);
    }

    private BenchResult measure(Target target) throws Exception {
        ResultPrinter printer = options.printer();
        target.fillHistory(jobs(), printer::progress);
        PurgedTables tables = new PurgedTables(target.database());
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("mbBefore", tables.megabytes());
        printer.progress("Deleting…");
        Cost cost = Cost.since(tables);
        long purged;
        if (options.partitions() == 0) {
            purged =
                    target.retention()
                            .pass(OLD, Pace.AT_ONCE, () -> true, _ -> {})
                            .orElseThrow()
                            .deleted(Kind.JOBS);
        } else {
            PartitionPurge partitions = new PartitionPurge(target.database());
            for (int part = 0; part < options.partitions(); part++) {
                partitions.drop(part, OLD.endedJobs().orElseThrow());
            }
            purged = partitions.jobs();
            figures.putAll(partitions.figures());
        }
        cost.put(figures, "delete", tables);
        figures.put("purgedJobs", purged);
        figures.put("mbAfter", tables.megabytes());
        figures.put("deadRows", tables.deadRows());
        printer.progress("Vacuum…");
        Cost vacuum = Cost.since(tables);
        tables.vacuum();
        vacuum.put(figures, "vacuum", tables);
        figures.put("mbAfterVacuum", tables.megabytes());
        figures.put("drift", target.drift());
        printer.print(
                options.partitions() == 0
                        ? "purge in batches"
                        : "purge of %d partitions".formatted(options.partitions()),
                figures);
        return Throughput.measure(target, SOME_JOBS);
    }

    /** Time, and the log that was written, since a moment. */
    private record Cost(long nanos, double walMb) {

        static Cost since(PurgedTables tables) throws SQLException {
            return new Cost(System.nanoTime(), tables.walMegabytes());
        }

        void put(Map<String, Number> figures, String what, PurgedTables tables)
                throws SQLException {
            figures.put(
                    what + "Seconds", ResultFields.rounded((System.nanoTime() - nanos) / 1e9, 2));
            figures.put(what + "WalMb", ResultFields.rounded(tables.walMegabytes() - walMb, 1));
        }
    }
}
