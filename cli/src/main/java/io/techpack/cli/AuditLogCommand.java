package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.OperatorTables;
import io.techpack.cli.render.Table;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "audit-log",
        mixinStandardHelpOptions = true,
        description = "Lists what operators did, newest first: who, when, what, and to what.")
final class AuditLogCommand extends OperatorListCommand {

    AuditLogCommand(Console console) {
        super(console);
    }

    @Override
    JsonNode ask(TechPackClient client, int limit) throws InterruptedException {
        return client.auditLog(limit);
    }

    @Override
    List<String> lines(JsonNode answer) {
        JsonNode actions = answer.path("actions");
        if (actions.isEmpty()) {
            return List.of("Nothing has been done yet.");
        }
        Table table = new Table("WHEN", "WHO", "ACTION", "SUBJECT", "DETAILS");
        actions.forEach(action ->
                table.row(
                        OperatorTables.second(action.path("at")),
                        action.path("actor").asString(""),
                        action.path("action").asString(""),
                        action.path("subject").asString(""),
                        details(action.path("details"))));
        return table.lines();
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
