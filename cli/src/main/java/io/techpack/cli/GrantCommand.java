package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "grant", mixinStandardHelpOptions = true, description = "Gives an account credits.")
final class GrantCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Parameters(
            index = "1",
            paramLabel = "CREDITS",
            converter = CreditsOption.class,
            description = "How many, at least 1.")
    private long credits;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "WHY",
            description = "What the ledger says.")
    private String reason = "";

    GrantCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.grant(account, credits, reason);
            console.line(
                    server.json()
                            ? answer.toString()
                            : "The balance is now "
                                    + answer.path("balance").asString("?")
                                    + " credits.");
            return ExitCode.OK;
        }
    }
}
