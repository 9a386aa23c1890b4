package io.techpack.trials.bench;

import io.techpack.retention.Retention.Ages;
import io.techpack.retention.Retention.Kind;
import io.techpack.retention.Retention.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = {
            "From submission to completion at a constant rate, in turn without and beside the deletion of",
            "old jobs at its usual pace, or at each of several; then deletes the rest of them at once, and",
            "audits all credits."
        })
final class RetentionCommand implements Callable<Integer> {

    /** Those of the history are a month old, those of the load are not. */
    static final Ages OLD = Ages.NONE.withEndedJobs(Duration.ofDays(7));

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

    @Option(
            names = "--pace",
            paramLabel = "SLICE/PAUSE",
            split = ",",
            defaultValue = "5/100",
            converter = PurgePace.Converter.class,
            description = {
                "How many milliseconds a slice should take, and the pause after it, at least. Of several, by commas,",
                "each has a turn of its own in every round (default: ${DEFAULT-VALUE}, as gateways do it)."
            })
    private List<PurgePace> paces = List.of();

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
        List<Turns> all = new ArrayList<>(List.of(Turns.without()));
        paces.forEach(pace -> all.add(Turns.beside(pace)));
        BenchResult last = BenchResult.of("retention", 0);
        for (int round = 1; round <= turns; round++) {
            // there and back, so that what drifts is shared by all
            for (Turns each : round % 2 == 1 ? all : all.reversed()) {
                if (last.latencies() != null) {
                    printer.print(last); // the last one is what is returned
                }
                last = each.take(load, target).inRound(round);
            }
        }
        Turns without = all.removeFirst();
        if (all.size() > 1) {
            all.forEach(beside -> printer.print(beside.name(), beside.figures(without)));
        }
        Map<String, Number> figures = all.getLast().figures(without);
        figures.put("purgedJobsBeside", all.stream().mapToLong(Turns::purged).sum());
        printer.progress("Deleting the rest at once…");
        long began = System.nanoTime();
        long rest =
                target.retention()
                        .pass(OLD, Pace.AT_ONCE, () -> true, _ -> {})
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
}
