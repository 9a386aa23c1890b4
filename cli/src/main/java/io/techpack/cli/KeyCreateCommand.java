package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes a key; its secret is shown this once.")
final class KeyCreateCommand implements Callable<Integer> {

    private final Console console;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Option(
            names = "--label",
            defaultValue = "made with techpack",
            paramLabel = "TEXT",
            description = "What the key is for.")
    private String label = "";

    @Option(
            names = "--scope",
            split = ",",
            defaultValue = "jobs",
            paramLabel = "SCOPE",
            description = "What it may do: jobs, admin (default: ${DEFAULT-VALUE}).")
    private List<String> scopes = List.of();

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "For so many days, at least 1 (default: until it is revoked).")
    private @Nullable Integer days;

    KeyCreateCommand(Console console) {
        this.console = console;
    }

    private Optional<Instant> expiry() {
        if (days == null) {
            return Optional.empty();
        }
        if (days < 1) {
            throw new ParameterException(spec.commandLine(), "--days is at least 1.");
        }
        return Optional.of(Instant.now().plus(Duration.ofDays(days)));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.createKey(account, label, scopes, expiry());
            console.line(
                    server.json()
                            ? answer.toString()
                            : "Key: "
                                    + answer.path("key").asString("?")
                                    + "\nKeep it; it cannot be shown again.");
            return ExitCode.OK;
        }
    }
}
