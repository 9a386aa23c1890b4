package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.OperatorTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
        name = "workers",
        mixinStandardHelpOptions = true,
        description = "Lists the worker processes that live or have died lately, oldest first.")
final class WorkersCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    WorkersCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.workers();
            if (server.json()) {
                console.line(answer.toString());
            } else if (answer.path("workers").isEmpty()) {
                console.line("No workers. Start one, or everything with: ./techpack up");
            } else {
                OperatorTables.workers(answer.path("workers")).forEach(console::line);
            }
            return ExitCode.OK;
        }
    }
}
