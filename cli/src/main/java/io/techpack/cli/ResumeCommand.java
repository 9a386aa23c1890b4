package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Resumes a paused stage: workers claim what waits within seconds.")
final class ResumeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(paramLabel = "STAGE", description = "The stage, such as close-ups.")
    private String stage = "";

    ResumeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.resume(stage);
            console.line(
                    server.json()
                            ? answer.toString()
                            : "Stage %s %s. Due: %s, workers: %d."
                                    .formatted(
                                            Style.safe(stage),
                                            answer.path("changed").asBoolean(true)
                                                    ? "is resumed"
                                                    : "was not paused: nothing to resume",
                                            answer.path("due").asString("0"),
                                            answer.path("workers").asInt(0)));
            return ExitCode.OK;
        }
    }
}
