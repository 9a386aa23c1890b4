package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.pack.TechPackFolder;
import io.techpack.cli.render.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follows a job to its end; results are shown as they come.")
final class WatchCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "JOB", description = "The job's id.")
    private String job = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the finished tech pack there: index.html, JSON and pictures.")
    private @Nullable Path out;

    WatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<TechPackFolder> folder = Optional.ofNullable(out).map(TechPackFolder::at);
        try (TechPackClient client = server.client()) {
            return new JobFollower(console, client, server.json()).untilEnded(job, folder);
        }
    }
}
