package io.techpack.cli;

import io.techpack.cli.client.ApiCallException;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.JobExplanation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Says why a job is where it is: what has happened to it, what it waits for, what to do.",
            "With an operator's key of any account's job; with an account's key what it may know of its own."
        })
final class WhyCommand implements Callable<Integer> {

    /** No operator's key, or a key that is none. */
    private static final Set<Integer> NO_OPERATOR = Set.of(401, 403);

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String job = "";

    WhyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JobExplanation explanation = new JobExplanation(console.terminal());
            try {
                JsonNode told = client.explanation(job);
                print(told, () -> explanation.lines(told));
            } catch (ApiCallException.Refused refused) {
                if (!NO_OPERATOR.contains(refused.status())) {
                    throw refused;
                }
                JsonNode own = client.jobDocument(job);
                print(own, () -> explanation.ownLines(own));
            }
            return ExitCode.OK;
        }
    }

    private void print(JsonNode answer, Supplier<List<String>> lines) {
        if (server.json()) {
            console.line(answer.toString());
        } else {
            lines.get().forEach(console::line);
        }
    }
}
