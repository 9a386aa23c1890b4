package io.techpack.cli;

import io.techpack.cli.client.Server;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.up.SystemAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Which server a client command calls, as whom, and how it prints the answer. */
class ServerOptions {

    static final String USUAL_URL = "http://127.0.0.1:8080";

    private static final String JSON = "--json";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server (default: $TECHPACK_URL, or where 'techpack up' runs here).")
    private @Nullable String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "The API key (default: $TECHPACK_KEY, which other users of this machine cannot see).",
                "A server started with 'techpack up' needs none; operators' commands find its key."
            })
    private @Nullable String key;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = UpCommand.USUAL_DATA,
            description = {
                "The data directory of the 'techpack up' that is called (default: ${DEFAULT-VALUE}).",
                "Its address is kept there, and for operators' commands its key."
            })
    private Path data = Path.of(UpCommand.USUAL_DATA);

    @Option(names = JSON, description = "Print the server's answer as it is.")
    private boolean json;

    final TechPackClient client() {
        return new TechPackClient(server());
    }

    final boolean json() {
        return json;
    }

    /** Of the system that is called, if it runs on this machine. */
    final Path data() {
        return data;
    }

    Server server() {
        String where =
                Optional.ofNullable(url)
                        .or(() -> environment("TECHPACK_URL"))
                        .or(() -> SystemAddress.find(data).map(URI::toString))
                        .orElse(USUAL_URL);
        Optional<String> who = Optional.ofNullable(key).or(() -> environment("TECHPACK_KEY"));
        if (who.isPresent() && who.get().chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw usage("The key holds characters that no key has.");
        }
        try {
            return new Server(URI.create(where), who);
        } catch (IllegalArgumentException fault) {
            throw usage("--url: " + fault.getMessage());
        }
    }

    private ParameterException usage(String sentence) {
        if (command == null) {
            throw new IllegalStateException("picocli has not set the command");
        }
        return new ParameterException(command.commandLine(), sentence);
    }

    static boolean wantsJson(ParseResult arguments) {
        ParseResult last = arguments;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption(JSON);
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
