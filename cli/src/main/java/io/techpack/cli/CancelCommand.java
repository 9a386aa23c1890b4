package io.techpack.cli;

import io.techpack.cli.client.Job;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.ResultSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Stops a job; steps that are not completed are given back.")
final class CancelCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String job = "";

    CancelCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            Job canceled = client.cancel(job);
            if (server.json()) {
                console.line(String.valueOf(canceled.document()));
            } else {
                ResultSummary.of(canceled).forEach(console::line);
            }
            return ExitCode.OK;
        }
    }
}
