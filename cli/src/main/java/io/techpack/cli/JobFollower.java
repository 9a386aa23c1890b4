package io.techpack.cli;

import io.techpack.cli.client.ApiCallException;
import io.techpack.cli.client.Job;
import io.techpack.cli.client.JobListener;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.pack.ReceivedArchive;
import io.techpack.cli.pack.TechPackFolder;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.JobDisplay;
import io.techpack.cli.render.ResultSummary;
import io.techpack.cli.render.Style;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows a job to its end and shows what became of it. */
final class JobFollower {

    private static final String TECH_PACK = "tech-pack";

    private final Console console;
    private final TechPackClient client;
    private final boolean json;

    JobFollower(Console console, TechPackClient client, boolean json) {
        this.console = console;
        this.client = client;
        this.json = json;
    }

    /** Returns the exit code: whether the job succeeded. */
    int untilEnded(String id, Optional<TechPackFolder> folder)
            throws IOException, InterruptedException {
        JobListener listener = json ? _ -> {} : JobDisplay.on(console);
        Job job = client.follow(id, listener);
        if (json) {
            console.line(String.valueOf(job.document()));
        } else {
            console.line();
            ResultSummary.of(job).forEach(job.succeeded() ? console::line : console::error);
        }
        if (job.succeeded() && folder.isPresent()) {
            folder.get().write(job, client::picture, files(job));
            if (!json) {
                console.line("Written to " + folder.get().page());
            }
        }
        return job.succeeded() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** The product's document and tables; none where the server does not make them. */
    private Map<String, byte[]> files(Job job) throws IOException, InterruptedException {
        String product = job.productId();
        if (product == null || !TECH_PACK.equals(job.type())) {
            return Map.of();
        }
        try {
            return ReceivedArchive.read(client.techPackFile(product, "zip", List.of()));
        } catch (ApiCallException.Refused refused) {
            if (!json) {
                console.line(
                        "There is no PDF: " + Style.safe(String.valueOf(refused.getMessage())));
            }
            return Map.of();
        }
    }
}
