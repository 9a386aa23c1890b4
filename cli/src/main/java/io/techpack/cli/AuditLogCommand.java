package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.OperatorTables;
import io.techpack.cli.render.Table;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "audit-log",
        mixinStandardHelpOptions = true,
        description = "Lists what operators did, newest first: who, when, what, and to what.")
final class AuditLogCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many at most, up to 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    AuditLogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.auditLog(limit);
            if (server.json()) {
                console.line(answer.toString());
            } else {
                print(answer.path("actions"));
            }
            return ExitCode.OK;
        }
    }

    private void print(JsonNode actions) {
        if (actions.isEmpty()) {
            console.line("Nothing has been done yet.");
            return;
        }
        Table table = new Table("WHEN", "WHO", "ACTION", "SUBJECT", "DETAILS");
        actions.forEach(action ->
                table.row(
                        OperatorTables.second(action.path("at")),
                        action.path("actor").asString(""),
                        action.path("action").asString(""),
                        action.path("subject").asString(""),
                        details(action.path("details"))));
        table.lines().forEach(console::line);
    }

    private static String details(JsonNode details) {
        return details.propertyStream()
                .map(each ->
                        each.getKey()
                                + "="
                                + (each.getValue().isString()
                                        ? each.getValue().asString("")
                                        : each.getValue().toString()))
                .collect(Collectors.joining(", "));
    }
}
