package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Opens an account without credits.")
final class AccountCreateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(paramLabel = "NAME", description = "What the account is called.")
    private String name = "";

    AccountCreateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.openAccount(name);
            console.line(
                    server.json()
                            ? answer.toString()
                            : "Account "
                                    + id(answer)
                                    + " is open. Give it credits with: ./techpack admin grant "
                                    + id(answer)
                                    + " CREDITS --reason WHY");
            return ExitCode.OK;
        }
    }

    private static String id(JsonNode account) {
        return account.path("accountId").asString("?");
    }
}
