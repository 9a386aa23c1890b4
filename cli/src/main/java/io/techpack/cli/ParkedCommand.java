package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description =
                "Lists jobs that failed because nobody can read them or because they kill their"
                        + " workers, newest first.")
final class ParkedCommand extends OperatorListCommand {

    ParkedCommand(Console console) {
        super(console);
    }

    @Override
    JsonNode ask(TechPackClient client, int limit) throws InterruptedException {
        return client.parked(limit);
    }

    @Override
    List<String> lines(JsonNode answer) {
        JsonNode jobs = answer.path("jobs");
        if (jobs.isEmpty()) {
            return List.of("No parked jobs.");
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
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("Once the cause is gone: ./techpack admin requeue JOB…");
        return lines;
    }
}
