package io.techpack.cli.bench;

import io.techpack.cli.client.Server;
import io.techpack.cli.render.Console;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is measured, how often, and how it is printed: the same for every measurement. */
final class BenchOptions {

    private static final int USUAL_WARM_UP = 2_000;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

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
                    "Announce every stage on Kafka and claim it anew, as workers of one stage each do;"
                            + " not with --url.")
    private boolean apart;

    @Option(
            names = "--history",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Measure once more with that many million ended jobs in the tables; not with --url.")
    private double history;

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

    /** One measurement of a system that is warm. */
    @FunctionalInterface
    interface Measurement {

        Figures measure(Site site) throws Exception;
    }

    /** Starts or reaches the system, warms it, measures it so often, and prints the figures. */
    int run(Console console, int usualInFlight, Measurement measurement) throws Exception {
        Printer printer = new Printer(console, json);
        try (Site site = site(printer, usualInFlight)) {
            int warming = warmUp == null ? embedded() ? USUAL_WARM_UP : 0 : warmUp;
            if (warming > 0) {
                printer.progress("Warming up with " + warming + " jobs…");
                Throughput.of(site, warming);
            }
            measure(site, measurement, 0, printer);
            if (history > 0) {
                site.fillHistory(Math.round(history * 1_000_000), printer::progress);
                measure(site, measurement, history, printer);
            }
            return 0;
        }
    }

    private void measure(Site site, Measurement measurement, double millionsEnded, Printer printer)
            throws Exception {
        for (int round = 1; round <= rounds; round++) {
            site.forgetStatements();
            Figures figures = measurement.measure(site).inRound(round);
            printer.print(history > 0 ? figures.withHistory(millionsEnded) : figures);
            if (statements) {
                site.statements().forEach(printer::progress);
            }
        }
    }

    Printer printer(Console console) {
        return new Printer(console, json);
    }

    boolean embedded() {
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

    private Site site(Printer printer, int usualInFlight) throws Exception {
        if (url == null) {
            printer.progress("Starting PostgreSQL, Kafka, the gateway and the workers…");
            return EmbeddedSite.start(direct, inFlight(usualInFlight), !apart);
        }
        if (direct || apart || statements || history > 0 || inFlight != null) {
            throw usage(
                    "--direct, --apart, --statements, --history and --in-flight need a system of ours;"
                            + " leave --url out.");
        }
        return RemoteSite.at(new Server(address(url), key()));
    }

    private URI address(String text) {
        try {
            return URI.create(text);
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
