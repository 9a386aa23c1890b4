package io.techpack.cli;

import io.techpack.cli.client.Job;
import io.techpack.cli.client.Photo;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.pack.TechPackFolder;
import io.techpack.cli.render.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Uploads photos of a product and makes its tech pack.")
final class SubmitCommand implements Callable<Integer> {

    /** What can be made of photos alone. */
    enum Type {
        TECH_PACK("tech-pack"),
        CATEGORY("category"),
        BASE_VIEWS("base-views");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private final Console console;

    @Spec private @Nullable CommandSpec command;
    @Mixin private final ServerOptions server = new ServerOptions();

    @Parameters(
            arity = "1..5",
            paramLabel = "PHOTO",
            description =
                    "Photos of one product, such as front=a.jpg or shirt-back.jpg; else they are taken"
                            + " as front, back, side in this order.")
    private List<String> photos = List.of();

    @Option(
            names = "--product",
            paramLabel = "ID",
            description = "The product (default: from the first photo's name).")
    private @Nullable String product;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "tech-pack",
            converter = TypeOption.class,
            completionCandidates = TypeOption.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Type type = Type.TECH_PACK;

    @Option(names = "--shots", paramLabel = "N", description = "How many close-ups, 6 to 10.")
    private @Nullable Integer shots;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Follow the job to its end (default), or only submit it.")
    private boolean wait = true;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the finished tech pack there: index.html, JSON and pictures.")
    private @Nullable Path out;

    SubmitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (out != null && !wait) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(command).commandLine(),
                    "--out needs the finished job; leave --no-wait out.");
        }
        List<Photo> read = PhotoArguments.read(photos);
        String id = product == null ? PhotoArguments.product(read) : product;
        read.forEach(Photo::mustBeReadable);
        Optional<TechPackFolder> folder = Optional.ofNullable(out).map(TechPackFolder::at);
        try (TechPackClient client = server.client()) {
            Job job = new TechPackRequest(type.toString(), id, read, shots).submit(client);
            return wait
                    ? new JobFollower(console, client, server.json())
                            .untilEnded(job.jobId(), folder)
                    : accepted(job);
        }
    }

    private int accepted(Job job) {
        if (server.json()) {
            console.line(String.valueOf(job.document()));
        } else {
            console.line(
                    "Job %s is accepted. Follow it with: ./techpack watch %s"
                            .formatted(job.jobId(), job.jobId()));
        }
        return ExitCode.OK;
    }
}
