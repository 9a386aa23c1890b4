package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes all credits and names the first row that does not fit.",
            "Reads only, and works while the system does. Exits with 1 if something does not fit."
        })
final class AuditCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            ObjectNode whole = TechPackClient.object();
            String cursor = "";
            do {
                JsonNode part = client.audit(cursor);
                add(whole, part);
                cursor = part.path("nextCursor").asString("");
            } while (!cursor.isEmpty());
            console.line(server.json() ? whole.toString() : sentence(whole));
            return whole.path("drift").asLong() == 0 ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private static void add(ObjectNode whole, JsonNode part) {
        for (String count : new String[] {"accounts", "jobs", "entries", "drift"}) {
            whole.put(count, whole.path(count).asLong(0) + part.path(count).asLong(0));
        }
        if (!whole.path("firstFinding").isObject()) {
            whole.set("firstFinding", part.path("firstFinding"));
        }
    }

    private static String sentence(JsonNode whole) {
        String checked =
                "Checked %,d accounts, %,d jobs and %,d entries: "
                        .formatted(
                                whole.path("accounts").asLong(),
                                whole.path("jobs").asLong(),
                                whole.path("entries").asLong());
        long drift = whole.path("drift").asLong();
        return drift == 0
                ? checked + "all fits."
                : "%sthe drift is %,d.%nThe first that does not fit: %s"
                        .formatted(
                                checked,
                                drift,
                                Style.safe(whole.at("/firstFinding/message").asString("")));
    }
}
