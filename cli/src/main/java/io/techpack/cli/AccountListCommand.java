package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all accounts.")
class AccountListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    AccountListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            List<JsonNode> pages = AllPages.of(client::accounts);
            if (server.json()) {
                pages.forEach(page -> console.line(page.toString()));
            } else {
                print(pages);
            }
            return ExitCode.OK;
        }
    }

    private void print(List<JsonNode> pages) {
        Table table = new Table("ACCOUNT", "NAME", "CREDITS");
        for (JsonNode page : pages) {
            page.path("accounts")
                    .forEach(account ->
                            table.row(
                                    account.path("accountId").asString(""),
                                    account.path("name").asString(""),
                                    account.path("balance").asString("")));
        }
        table.lines().forEach(console::line);
    }
}
