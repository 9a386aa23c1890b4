package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all accounts.")
final class AccountListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final ServerOptions server = new ServerOptions();

    AccountListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.accounts();
            if (server.json()) {
                console.line(answer.toString());
            } else {
                print(answer.path("accounts"));
            }
            return ExitCode.OK;
        }
    }

    private void print(JsonNode accounts) {
        Table table = new Table("ACCOUNT", "NAME", "CREDITS");
        accounts.forEach(account ->
                table.row(
                        account.path("accountId").asString(""),
                        account.path("name").asString(""),
                        account.path("balance").asString("")));
        table.lines().forEach(console::line);
    }
}
