package io.techpack.cli;

import io.techpack.cli.client.Job;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description =
                "Queues a failed job again, from the step that failed; what is finished is kept and not"
                        + " charged again.")
final class RetryCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String job = "";

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Follow the job to its end (default), or only queue it again.")
    private boolean wait = true;

    RetryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TechPackClient client = server.client()) {
            Job queued = client.retry(job);
            return wait
                    ? new JobFollower(console, client, server.json())
                            .untilEnded(queued.jobId(), Optional.empty())
                    : queued(queued);
        }
    }

    private int queued(Job queued) {
        if (server.json()) {
            console.line(String.valueOf(queued.document()));
        } else {
            console.line(
                    "Job %s is queued again. Follow it with: ./techpack watch %s"
                            .formatted(queued.jobId(), queued.jobId()));
        }
        return ExitCode.OK;
    }
}
