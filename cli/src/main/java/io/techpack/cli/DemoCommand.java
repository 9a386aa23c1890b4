package io.techpack.cli;

import io.techpack.cli.client.Job;
import io.techpack.cli.client.Photo;
import io.techpack.cli.client.Server;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.pack.TechPackFolder;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Style;
import io.techpack.cli.up.OneProcessSystem;
import io.techpack.cli.up.SystemSettings;
import io.techpack.process.ShutdownHook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything on a temporary directory, makes one whole tech pack over HTTP and writes"
                        + " it to a folder.")
final class DemoCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "0..5",
            paramLabel = "PHOTO",
            description =
                    "Photos of one product, such as front=a.jpg or shirt-back.jpg; else they are taken as"
                            + " front, back, side in this order. Without any: a garment drawn for the demo.")
    private List<String> photos = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "tech-pack",
            description = "Where the tech pack is written (default: ./${DEFAULT-VALUE}).")
    private Path out = Path.of("tech-pack");

    @Option(names = "--keep", description = "Keep the temporary directory with all data and logs.")
    private boolean keep;

    @Option(
            names = "--repeat",
            hidden = true,
            paramLabel = "N",
            description =
                    "Have the views analysed N times more, which are known by then: what a class cache is trained with.")
    private int repeat;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TechPackFolder folder = TechPackFolder.at(out);
        TemporarySystem temporary = TemporarySystem.open(keep);
        try (ShutdownHook _ = ShutdownHook.of(temporary::close)) {
            List<Photo> product =
                    photos.isEmpty()
                            ? SamplePhotos.in(temporary.directory())
                            : PhotoArguments.read(photos);
            for (Photo photo : product) {
                photo.mustBeReadable();
            }
            return run(product, temporary, folder);
        } finally {
            if (keep) {
                console.line("Data and logs are kept in " + temporary.directory());
            }
        }
    }

    private int run(List<Photo> product, TemporarySystem temporary, TechPackFolder folder)
            throws IOException, InterruptedException {
        console.line("Starting PostgreSQL, Kafka, the gateway and the workers…");
        long begin = System.nanoTime();
        OneProcessSystem system =
                temporary.own(OneProcessSystem.start(SystemSettings.in(temporary.directory())));
        console.line("Ready at " + system.url() + " after " + Style.time(since(begin)) + ".");
        begin = System.nanoTime();
        String id = photos.isEmpty() ? SamplePhotos.PRODUCT : PhotoArguments.product(product);
        console.line(
                "Making the tech pack of "
                        + id
                        + " from "
                        + String.join(", ", product.stream().map(DemoCommand::view).toList())
                        + ".");
        try (TechPackClient client = new TechPackClient(Server.at(system.url()))) {
            Job job = new TechPackRequest("tech-pack", id, product, null).submit(client);
            int exit =
                    new JobFollower(console, client, false)
                            .untilEnded(job.jobId(), Optional.of(folder));
            console.line("It took " + Style.time(since(begin)) + ".");
            new TechPackRequest("base-views", id, product, null).repeat(client, repeat);
            return exit;
        }
    }

    private static String view(Photo photo) {
        return photo.view().id() + " (" + photo.name() + ")";
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
