package io.techpack.trials.bench;

import io.techpack.retention.Retention;
import io.techpack.retention.Retention.Ages;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = {
            "From submission to completion at a constant rate, in turn without and beside the deletion of",
            "old jobs at its usual pace; then deletes the rest of them at once, and audits all credits."
        })
final class RetentionCommand implements Callable<Integer> {

    /** Those of the history are a month old, those of the load are not. */
    private static final Ages OLD = Ages.NONE.withEndedJobs(Duration.ofDays(7));

    /** As gateways do it by default. */
    private static final Pace USUAL = new Pace(500, Duration.ofMillis(50), 4);

    private static final Pace AT_ONCE = new Pace(2_000, Duration.ZERO, 0);

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--ended",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "How many million ended jobs there are to delete (default: ${DEFAULT-VALUE}).")
    private double ended = 2;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "20",
            description = "Jobs a second (default: ${DEFAULT-VALUE}).")
    private double rate = 20;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "How long without, and how long beside it (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Option(
            names = "--turns",
            paramLabel = "T",
            defaultValue = "3",
            description = "How often of each (default: ${DEFAULT-VALUE}).")
    private int turns = 3;

    @Override
    public Integer call() throws Exception {
        if (!options.local()) {
            throw options.usage("retention needs a system of ours; leave --url out.");
        }
        return options.run(this::measure);
    }

    private BenchResult measure(Target target) throws Exception {
        ResultPrinter printer = options.printer();
        target.fillHistory(Math.round(ended * 1_000_000), printer::progress);
        ConstantRate load = new ConstantRate(rate, Duration.ofSeconds(seconds));
        List<Double> without = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        AtomicLong purged = new AtomicLong();
        BenchResult last = BenchResult.of("beside retention", 0);
        double purging = 0;
        for (int turn = 1; turn <= turns; turn++) {
            BenchResult off = load.measure("without retention", target, _ -> {});
            printer.print(off.inRound(turn));
            without.add(p99(off));
            long began = System.nanoTime();
            try (Deletion _ = Deletion.start(target.retention(), purged)) {
                last = load.measure("beside retention", target, _ -> {});
            }
            purging += (System.nanoTime() - began) / 1e9;
            if (turn < turns) {
                printer.print(last.inRound(turn)); // the last one is what is returned
            }
            beside.add(p99(last));
        }
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("p99MsWithout", ResultFields.rounded(median(without), 2));
        figures.put("p99MsBeside", ResultFields.rounded(median(beside), 2));
        figures.put("ratio", ResultFields.rounded(median(beside) / median(without), 3));
        figures.put("purgedJobsBeside", purged.get());
        figures.put("purgedJobsPerSecond", ResultFields.rounded(purged.get() / purging, 0));
        printer.progress("Deleting the rest at once…");
        long began = System.nanoTime();
        long rest =
                target.retention()
                        .pass(OLD, AT_ONCE, () -> true, _ -> {})
                        .orElseThrow()
                        .deleted(Kind.JOBS);
        figures.put("purgedJobsAtOnce", rest);
        figures.put(
                "purgedJobsPerSecondAtOnce",
                ResultFields.rounded(rest / ((System.nanoTime() - began) / 1e9), 0));
        figures.put("drift", target.drift());
        printer.print("retention", figures);
        return last;
    }

    private static double p99(BenchResult result) {
        return result.latencies() == null ? Double.NaN : result.latencies().p99Ms();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Deletes on a thread of its own until it is closed. */
    private record Deletion(Thread thread, AtomicBoolean goesOn) implements AutoCloseable {

        static Deletion start(Retention retention, AtomicLong purged) {
            AtomicBoolean goesOn = new AtomicBoolean(true);
            Thread thread =
                    Thread.ofVirtual()
                            .name("retention")
                            .start(() -> run(retention, purged, goesOn));
            return new Deletion(thread, goesOn);
        }

        private static void run(Retention retention, AtomicLong purged, AtomicBoolean goesOn) {
            try {
                while (goesOn.get()) {
                    retention.pass(
                            OLD,
                            USUAL,
                            goesOn::get,
                            slice -> {
                                if (slice.from().kind() == Kind.JOBS) {
                                    purged.addAndGet(slice.deleted());
                                }
                            });
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws InterruptedException {
            goesOn.set(false);
            thread.join();
        }
    }
}
