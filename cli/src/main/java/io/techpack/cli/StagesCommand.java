package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.OperatorTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
        name = "stages",
        mixinStandardHelpOptions = true,
        description =
                "Lists the stages: their queues, workers, throughput, and which ones are paused.")
final class StagesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    StagesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.stages();
            if (server.json()) {
                console.line(answer.toString());
            } else {
                OperatorTables.stages(answer.path("stages")).forEach(console::line);
                OperatorTables.advice(answer.path("stages")).forEach(console::line);
            }
            return ExitCode.OK;
        }
    }
}
