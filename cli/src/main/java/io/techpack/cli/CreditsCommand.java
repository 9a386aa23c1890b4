package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
        name = "credits",
        mixinStandardHelpOptions = true,
        description = "Shows the balance and the latest entries of the ledger.")
final class CreditsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final ServerOptions server = new ServerOptions();

    CreditsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode credits = client.credits();
            if (server.json()) {
                console.line(credits.toString());
            } else {
                print(credits);
            }
            return ExitCode.OK;
        }
    }

    private void print(JsonNode credits) {
        console.line("Balance: " + credits.path("balance").asString("?") + " credits");
        JsonNode entries = credits.path("entries");
        if (entries.isEmpty()) {
            return;
        }
        Table table = new Table("WHEN", "WHAT", "CREDITS", "JOB", "STEP", "WHY");
        entries.forEach(entry ->
                table.row(
                        entry.path("at").asString(entry.path("createdAt").asString("")),
                        entry.path("kind").asString(""),
                        entry.path("amount").asString(""),
                        entry.path("jobId").asString(""),
                        entry.path("step").asString(entry.path("stage").asString("")),
                        entry.path("reason").asString("")));
        console.line();
        table.lines().forEach(console::line);
    }
}
