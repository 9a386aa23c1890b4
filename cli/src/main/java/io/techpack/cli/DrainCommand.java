package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description = {
            "Drains a worker process: it claims nothing more, finishes what it runs, and lives on.",
            "A process that is started anew claims again."
        })
final class DrainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(
            paramLabel = "WORKER",
            description = "The worker's id, as './techpack admin workers' lists it.")
    private String worker = "";

    @Option(names = "--undo", description = "Let it claim again.")
    private boolean undo;

    DrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = undo ? client.resumeWorker(worker) : client.drain(worker);
            console.line(server.json() ? answer.toString() : sentence(answer));
            return ExitCode.OK;
        }
    }

    private String sentence(JsonNode answer) {
        String name = Style.safe(answer.path("name").asString(""));
        return undo
                ? "Worker %s claims again.".formatted(name)
                : "Worker %s claims nothing more; it still runs %s. Let it claim again with: ./techpack admin drain --undo %s"
                        .formatted(name, answer.path("inFlight").asString("0"), Style.safe(worker));
    }
}
