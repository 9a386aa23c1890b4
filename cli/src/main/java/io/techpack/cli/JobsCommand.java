package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "jobs", mixinStandardHelpOptions = true, description = "Lists jobs, newest first.")
final class JobsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final ServerOptions server = new ServerOptions();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only queued, running, succeeded, failed or canceled ones.")
    private @Nullable String status;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only this type, such as tech-pack.")
    private @Nullable String type;

    @Option(names = "--product", paramLabel = "ID", description = "Only those of this product.")
    private @Nullable String product;

    @Option(names = "--limit", paramLabel = "N", description = "How many at most.")
    private @Nullable Integer limit;

    JobsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode page = client.jobs(filters());
            if (server.json()) {
                console.line(page.toString());
            } else {
                print(page.path("jobs"));
            }
            return ExitCode.OK;
        }
    }

    private List<String> filters() {
        List<String> filters = new ArrayList<>();
        add(filters, "status", status);
        add(filters, "type", type);
        add(filters, "productId", product);
        add(filters, "limit", limit);
        return filters;
    }

    private static void add(List<String> filters, String name, @Nullable Object value) {
        if (value != null) {
            filters.add(name + "=" + value);
        }
    }

    private void print(JsonNode jobs) {
        if (jobs.isEmpty()) {
            console.line("No jobs.");
            return;
        }
        Table table = new Table("JOB", "TYPE", "PRODUCT", "STATUS", "%", "CREDITS", "CREATED");
        jobs.forEach(job ->
                table.row(
                        job.path("jobId").asString(""),
                        job.path("type").asString(""),
                        job.path("productId").asString(""),
                        job.path("status").asString(""),
                        job.path("progress").asString(""),
                        job.path("credits").path("used").asString(""),
                        job.path("createdAt").asString("")));
        table.lines().forEach(console::line);
    }
}
