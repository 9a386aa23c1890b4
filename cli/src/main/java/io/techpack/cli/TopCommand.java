package io.techpack.cli;

import io.techpack.cli.client.ApiCallException;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.cli.render.ScreenSize;
import io.techpack.cli.render.TopScreen;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "top",
        mixinStandardHelpOptions = true,
        description = {
            "Shows stages and workers live: queues, slots, oldest job, throughput.",
            "Where nobody watches, or with --once, they are printed once."
        })
final class TopCommand implements Callable<Integer> {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Option(names = "--once", description = "Print them once and end.")
    private boolean once;

    TopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            ObjectNode seen = read(client);
            TopScreen screen = new TopScreen(console, ScreenSize::ask);
            if (server.json()) {
                console.line(seen.toString());
            } else if (once || !console.terminal().live()) {
                screen.print(seen.path("stages"), seen.path("workers"));
            } else {
                watch(client, screen, seen);
            }
            return ExitCode.OK;
        }
    }

    /** Until the process is told to end. A server that is away for a while is waited for. */
    private void watch(TechPackClient client, TopScreen screen, ObjectNode first)
            throws InterruptedException {
        ObjectNode seen = first;
        Optional<String> fault = Optional.empty();
        while (true) {
            String title =
                    "techpack top  %s  %s"
                            .formatted(
                                    server.server(),
                                    LocalTime.now().truncatedTo(ChronoUnit.SECONDS));
            screen.draw(seen.path("stages"), seen.path("workers"), title, fault);
            Thread.sleep(PERIOD);
            try {
                seen = read(client);
                fault = Optional.empty();
            } catch (ApiCallException.Unreachable away) {
                fault = Optional.of("As it was; trying again: " + away.getMessage());
            }
        }
    }

    private static ObjectNode read(TechPackClient client) throws InterruptedException {
        ObjectNode seen = TechPackClient.object();
        JsonNode stages = client.stages().path("stages");
        seen.set("stages", stages);
        seen.set("workers", client.workers().path("workers"));
        return seen;
    }
}
