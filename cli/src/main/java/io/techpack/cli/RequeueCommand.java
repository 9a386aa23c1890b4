package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "requeue",
        mixinStandardHelpOptions = true,
        description =
                "Queues parked jobs again, at the stage that failed, charging their accounts what was"
                        + " refunded.")
final class RequeueCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    static final class Which {

        @Parameters(arity = "1..*", paramLabel = "JOB", description = "The jobs' ids.")
        private List<String> jobs = List.of();

        @Option(
                names = "--all",
                required = true,
                description = "The newest parked jobs, up to 100 at a time.")
        private boolean all;
    }

    RequeueCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = which.all ? client.requeueAll() : client.requeue(which.jobs);
            JsonNode left = answer.path("left");
            if (server.json()) {
                console.line(answer.toString());
            } else {
                print(answer.path("requeued"), left);
            }
            return left.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private void print(JsonNode requeued, JsonNode left) {
        requeued.forEach(job -> console.line("Job " + job.asString("") + " is queued again."));
        left.forEach(job ->
                console.error(
                        "Job %s was left alone: %s"
                                .formatted(
                                        job.path("jobId").asString(""),
                                        job.path("reason").asString(""))));
        if (requeued.isEmpty() && left.isEmpty()) {
            console.line("No parked jobs.");
        }
    }
}
