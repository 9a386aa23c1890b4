package io.techpack.cli.bench;

import io.techpack.cli.render.Console;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "A steady load for long; each minute tells of latency and memory.")
final class SoakCommand implements Callable<Integer> {

    private final Console console;

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

    SoakCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Steady steady = new Steady(rate, Duration.ofSeconds(seconds));
        Printer printer = options.printer(console);
        return options.run(
                console,
                200,
                site ->
                        Watched.measure(
                                site,
                                warm ->
                                        steady.measure(
                                                "soak", warm, minute -> tell(printer, minute))));
    }

    private static void tell(Printer printer, Latencies minute) {
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
