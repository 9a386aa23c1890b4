package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes a key; its secret is shown this once.")
final class KeyCreateCommand implements Callable<Integer> {

    private final Console console;

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

    KeyCreateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.createKey(account, label, scopes);
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
