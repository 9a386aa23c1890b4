package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists an account's keys, newest first, without their secrets.")
class KeyListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    KeyListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            List<JsonNode> pages = AllPages.of(cursor -> client.keys(account, cursor));
            if (server.json()) {
                pages.forEach(page -> console.line(page.toString()));
            } else {
                print(pages);
            }
            return ExitCode.OK;
        }
    }

    private void print(List<JsonNode> pages) {
        Table table =
                new Table(
                        "PREFIX", "LABEL", "SCOPES", "CREATED", "EXPIRES", "LAST USED", "REVOKED");
        for (JsonNode page : pages) {
            page.path("keys")
                    .forEach(key ->
                            table.row(
                                    key.path("prefix").asString(""),
                                    key.path("label").asString(""),
                                    String.join(
                                            ",",
                                            key.path("scopes")
                                                    .valueStream()
                                                    .map(scope -> scope.asString(""))
                                                    .toList()),
                                    key.path("createdAt").asString(""),
                                    key.path("expiresAt").asString(""),
                                    key.path("lastUsedAt").asString(""),
                                    key.path("revokedAt").asString("")));
        }
        table.lines().forEach(console::line);
    }
}
