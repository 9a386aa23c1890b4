package io.techpack.trials.bench;

import io.techpack.trials.Percentiles;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "A constant rate for long; each minute tells of latency and memory.")
final class SoakCommand implements Callable<Integer> {

    @Mixin private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "200",
            description = "Jobs a second (default: ${DEFAULT-VALUE}).")
    private double rate = 200;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1800",
            description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds = 1_800;

    @Override
    public Integer call() throws Exception {
        ConstantRate load = new ConstantRate(rate, Duration.ofSeconds(seconds));
        ResultPrinter printer = options.printer();
        return options.run(
                target -> load.measure("soak", target, minute -> progress(printer, minute)));
    }

    private static void progress(ResultPrinter printer, Percentiles minute) {
        Runtime runtime = Runtime.getRuntime();
        long heap = (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
        printer.progress(
                String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms, max %.1f ms; %d MB resident, %d MB heap used",
                        minute.p50Ms(),
                        minute.p99Ms(),
                        minute.maxMs(),
                        PeakMemory.nowMegabytes(),
                        heap));
    }
}
