package io.techpack.cli;

import io.techpack.cli.render.Console;
import io.techpack.cli.render.Style;
import io.techpack.cli.up.OneProcessSystem;
import io.techpack.cli.up.SystemSettings;
import io.techpack.process.ShutdownHook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts the whole system in one process, for this machine alone: gateway, workers, Kafka,"
                        + " PostgreSQL.")
final class UpCommand implements Callable<Integer> {

    static final String USUAL_DATA = ".techpack";

    private final Console console;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description =
                    "The port of the API on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0: a free one).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = USUAL_DATA,
            description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(USUAL_DATA);

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the address, nothing else.")
    private boolean quiet;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        SystemSettings settings = SystemSettings.in(data).withPort(port);
        long begin = System.nanoTime();
        if (!quiet) {
            console.line("Starting PostgreSQL, Kafka, the gateway and the workers…");
        }
        OneProcessSystem system = OneProcessSystem.start(settings);
        ShutdownHook.of(() -> stop(system));
        tell(system, settings, Duration.ofNanos(System.nanoTime() - begin));
        new CountDownLatch(1).await(); // until the process is told to stop
        return ExitCode.OK;
    }

    private void tell(OneProcessSystem system, SystemSettings settings, Duration took) {
        if (quiet) {
            console.line(system.url().toString());
            return;
        }
        String api = system.url() + "/api/tech-pack-v2";
        console.line();
        console.line("Techpack is ready at " + system.url() + " after " + Style.time(took) + ".");
        console.line("  Open  " + system.url() + " in a browser");
        console.line("  Try   ./techpack submit PHOTO.jpg --out tech-pack" + otherAddress(system));
        console.line(
                "  or    curl -F viewType=front -F file=@PHOTO.jpg "
                        + api
                        + "/products/shirt/revisions");
        console.line(
                "  Grant ./techpack admin grant "
                        + OneProcessSystem.ACCOUNT
                        + " 1000 --reason more"
                        + otherAddress(system)
                        + otherData());
        console.line("  Data  " + settings.data());
        console.line("  Log   " + settings.log());
        console.line("  Stop  Ctrl-C");
    }

    /** What other commands need to be told to find the server. */
    private static String otherAddress(OneProcessSystem system) {
        String url = system.url().toString();
        return url.equals(ServerOptions.USUAL_URL) ? "" : " --url " + url;
    }

    /** What operators' commands need to be told to find the key. */
    private String otherData() {
        return data.equals(Path.of(USUAL_DATA)) ? "" : " --data " + data;
    }

    private void stop(OneProcessSystem system) {
        if (!quiet) {
            console.line();
            console.line("Stopping…");
        }
        system.close();
        if (!quiet) {
            console.line("Stopped. Everything is kept in " + data + ".");
        }
    }
}
