package io.techpack.cli;

import io.techpack.cli.client.ApiCallException;
import io.techpack.cli.client.Job;
import io.techpack.cli.client.Photo;
import io.techpack.cli.client.Server;
import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import io.techpack.embedded.EmbeddedServers;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.embedded.LoopbackPort;
import io.techpack.process.LogFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Used by the Dockerfile: a cache of a bare start would lack all that a job needs. */
@Command(
        name = "class-cache",
        hidden = true,
        mixinStandardHelpOptions = true,
        description =
                "Runs all services, extracted below DIR, on embedded servers, has them make tech packs, and leaves"
                        + " a class cache (service.aot) beside each service.jar.")
final class ClassCacheCommand implements Callable<Integer> {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final String GATEWAY = "api-gateway";
    private static final int CREDITS_OF_A_PACK = 9;

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "Holds a directory for each service.")
    private Path services = Path.of(".");

    @Option(
            names = "--packs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many tech packs are made (default: ${DEFAULT-VALUE}).")
    private int packs = 3;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "500",
            description =
                    "How many more times the first one's views, known by then, are analysed, so that there are profiles of what"
                            + " every job needs (default: ${DEFAULT-VALUE}).")
    private int repeat = 500;

    ClassCacheCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("techpack-training-");
        LogFile.open(temporary.resolve("training.log"));
        try (EmbeddedServers servers =
                EmbeddedServers.start(EmbeddedSettings.in(temporary.resolve("servers")))) {
            List<Path> directories = extracted();
            String key = "tp_training_" + UUID.randomUUID();
            URI url = URI.create("http://" + LoopbackPort.HOST + ":" + LoopbackPort.free());
            List<TrainedService> running = new ArrayList<>();
            try {
                for (Path directory : directories) {
                    running.add(
                            TrainedService.start(
                                    directory,
                                    environment(directory, servers, temporary, key, url)));
                }
                train(url, key, temporary, running);
                // one after the other: each writes its cache by a Java of its own
                for (int i = 0; i < running.size(); i++) {
                    running.get(i).finish();
                    console.line(
                            "%s: %d MB"
                                    .formatted(
                                            directories.get(i).getFileName(),
                                            Files.size(
                                                            directories
                                                                    .get(i)
                                                                    .resolve(TrainedService.CACHE))
                                                    / 1_000_000));
                }
            } finally {
                running.forEach(TrainedService::close);
            }
        }
        return ExitCode.OK;
    }

    private List<Path> extracted() throws IOException {
        try (Stream<Path> below = Files.list(services.toAbsolutePath())) {
            List<Path> found =
                    below.filter(each -> Files.exists(each.resolve(TrainedService.JAR)))
                            .sorted()
                            .toList();
            if (found.stream().noneMatch(each -> each.endsWith(GATEWAY))) {
                throw new IOException("there is no " + GATEWAY + " below " + services);
            }
            return found;
        }
    }

    private static Map<String, String> environment(
            Path service, EmbeddedServers servers, Path temporary, String key, URI url) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", servers.jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", servers.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", servers.password());
        environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "5");
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        environment.put("TECHPACK_ARTIFACTS_DIRECTORY", temporary.resolve("artifacts").toString());
        // as images write it
        environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        environment.put("SERVER_ADDRESS", LoopbackPort.HOST);
        if (service.endsWith(GATEWAY)) {
            environment.put("SERVER_PORT", Integer.toString(url.getPort()));
            environment.put("MANAGEMENT_SERVER_PORT", "0");
            environment.put("TECHPACK_GATEWAY_STANDALONE", "true");
            environment.put("TECHPACK_GATEWAY_ADMIN_KEY", key);
        } else {
            environment.put("SERVER_PORT", "0");
        }
        return environment;
    }

    private void train(URI url, String key, Path temporary, List<TrainedService> running)
            throws IOException, InterruptedException {
        Server server = Server.at(url);
        List<Photo> photos = SamplePhotos.in(temporary);
        try (TechPackClient operator = new TechPackClient(server.as(Optional.of(key)));
                TechPackClient client = new TechPackClient(server)) {
            grantWhenUp(operator, running);
            for (int i = 1; i <= packs; i++) {
                String product = SamplePhotos.PRODUCT + "-" + i;
                Job submitted =
                        new TechPackRequest("tech-pack", product, photos, null).submit(client);
                Job ended = client.follow(submitted.jobId(), _ -> {});
                console.line("%s: %s".formatted(product, ended.status()));
                client.techPackFile(product, "pdf", List.of());
                client.techPackFile(product, "zip", List.of());
            }
            new TechPackRequest("base-views", SamplePhotos.PRODUCT + "-1", photos, null)
                    .repeat(client, repeat);
        }
    }

    private void grantWhenUp(TechPackClient operator, List<TrainedService> running)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            try {
                operator.grant(
                        "00000000-0000-7000-8000-000000000001",
                        (long) (packs + 1) * CREDITS_OF_A_PACK,
                        "training");
                return;
            } catch (ApiCallException notYet) {
                if (System.nanoTime() > until
                        || !running.stream().allMatch(TrainedService::alive)) {
                    throw new IOException(
                            "the services did not start; see *-training.log below " + services,
                            notYet);
                }
                Thread.sleep(500);
            }
        }
    }
}
