package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A command that shows operators the newest of a list. */
abstract class OperatorListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many at most, up to 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    OperatorListCommand(Console console) {
        this.console = console;
    }

    /** What the server has, newest first. */
    abstract JsonNode ask(TechPackClient client, int limit) throws InterruptedException;

    /** The answer for people; a sentence if there is nothing in it. */
    abstract List<String> lines(JsonNode answer);

    @Override
    public final Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = ask(client, limit);
            if (server.json()) {
                console.line(answer.toString());
            } else {
                lines(answer).forEach(console::line);
            }
            return ExitCode.OK;
        }
    }
}
