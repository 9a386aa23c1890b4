package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description =
                "Lists jobs that failed because nobody can read them or because they kill their"
                        + " workers, newest first.")
final class ParkedCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many at most, up to 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    ParkedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.parked(limit);
            if (server.json()) {
                console.line(answer.toString());
            } else {
                print(answer.path("jobs"));
            }
            return ExitCode.OK;
        }
    }

    private void print(JsonNode jobs) {
        if (jobs.isEmpty()) {
            console.line("No parked jobs.");
            return;
        }
        Table table = new Table("JOB", "ACCOUNT", "STAGE", "KIND", "WHEN", "MESSAGE");
        jobs.forEach(job ->
                table.row(
                        job.path("jobId").asString(""),
                        job.path("accountId").asString(""),
                        job.path("stage").asString(""),
                        job.path("code").asString(""),
                        job.path("finishedAt").asString(""),
                        job.path("message").asString("")));
        table.lines().forEach(console::line);
        console.line("Once the cause is gone: ./techpack admin requeue JOB…");
    }
}
