package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.OperatorTables;
import io.techpack.cli.render.Style;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = {
            "Pauses a stage: no worker begins another attempt at it until it is resumed.",
            "What runs goes on. Jobs queue up, and their deadlines go on."
        })
final class PauseCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(paramLabel = "STAGE", description = "The stage, such as close-ups.")
    private String stage = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for whoever comes across it.")
    private @Nullable String reason;

    PauseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.pause(stage, reason);
            console.line(server.json() ? answer.toString() : sentence(answer));
            return ExitCode.OK;
        }
    }

    /** A stage that was paused already stays as the first one wanted it. */
    private String sentence(JsonNode answer) {
        boolean already = !answer.path("changed").asBoolean(true);
        String first = answer.at("/paused/reason").asString("");
        return "Stage %s %s since %s by %s%s; %s still run. Resume it with: ./techpack admin resume %s"
                .formatted(
                        Style.safe(stage),
                        already ? "was paused already," : "is paused",
                        Style.safe(OperatorTables.second(answer.at("/paused/since"))),
                        Style.safe(answer.at("/paused/by").asString("")),
                        !already
                                ? ""
                                : (first.isEmpty() ? "" : " (" + Style.safe(first) + ")")
                                        + (reason == null
                                                ? ", and stays so"
                                                : ", and stays so: the new reason is not kept"),
                        answer.path("running").asString("0"),
                        Style.safe(stage));
    }
}
