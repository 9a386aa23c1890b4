package io.techpack.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.cli.ops.ComposeFile;
import io.techpack.embedded.EmbeddedServers;
import io.techpack.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The images' steps by hand, where there is no Docker: the services in their layers, a class cache
 * trained by real jobs, and then the exact entry points with the compose file's settings, asked by
 * its health checks.
 */
@Tag("long")
class ImagesTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> LAYERS =
            List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
    private static final String KEY = "tp_operator_0123456789abcdef0123456789abcdef";

    @TempDir Path directory;

    private final String dockerfile = read(Path.of("..", "Dockerfile"));
    private final Map<String, Process> running = new HashMap<>();

    @Test
    void the_entry_points_start_from_a_class_cache_of_real_jobs_and_make_a_tech_pack()
            throws Exception {
        for (String module : ComposeFile.OURS) {
            layOut(module);
        }
        train();
        int api = Services.freePort();
        try (EmbeddedServers servers =
                        EmbeddedServers.start(EmbeddedSettings.in(directory.resolve("servers")));
                ContractClient caller =
                        new ContractClient(
                                URI.create("http://127.0.0.1:" + api), Optional.of(KEY))) {
            Map<String, Integer> management = new HashMap<>();
            for (String module : ComposeFile.OURS) {
                management.put(module, Services.freePort());
                start(module, servers, api, management.getOrDefault(module, 0));
            }
            for (String module : ComposeFile.OURS) {
                await().alias(module)
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(500))
                        .untilAsserted(() ->
                                assertThat(healthcheck(module, management.getOrDefault(module, 0)))
                                        .as(log(module))
                                        .isZero());
            }
            makeTechPack(caller);
            for (String module : ComposeFile.OURS) {
                logsJson(module);
                writesNothingIntoItsImage(module);
            }
        } finally {
            running.values().forEach(Process::destroy);
            for (Process process : running.values()) {
                process.waitFor();
            }
        }
    }

    private void makeTechPack(ContractClient operator) throws Exception {
        JsonNode account =
                created(operator, "/admin/accounts", ContractClient.object().put("name", "images"));
        String path = "/admin/accounts/" + account.path("accountId").asString("");
        created(
                operator,
                path + "/grants",
                ContractClient.object().put("credits", 9).put("reason", "test"));
        ObjectNode label = ContractClient.object().put("label", "test");
        label.putArray("scopes").add("jobs");
        JsonNode key = created(operator, path + "/keys", label);
        try (ContractClient client = operator.as(key.path("key").asString(""))) {
            Packs packs = new Packs(client);
            String job = packs.submit();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> packs.status(job).equals("succeeded"));
        }
    }

    private static JsonNode created(ContractClient operator, String path, ObjectNode body)
            throws Exception {
        ContractClient.Reply reply = operator.post(path, body);
        assertThat(reply.status()).as(path + " " + reply.body()).isBetween(200, 201);
        return reply.body();
    }

    /** As the stages {@code layers} and the last one do it. */
    private void layOut(String module) throws Exception {
        Path jar =
                ServiceProcess.jar(module)
                        .orElseThrow(() -> new IllegalStateException("package first"));
        Path copy =
                Files.createDirectories(directory.resolve("jars").resolve(module))
                        .resolve("service.jar");
        Files.copy(jar, copy);
        Path layers = directory.resolve("layers").resolve(module);
        run(
                directory,
                Map.of(),
                List.of(
                        JAVA,
                        "-Djarmode=tools",
                        "-jar",
                        copy.toString(),
                        "extract",
                        "--layers",
                        "--destination",
                        layers.toString()));
        Path service = Files.createDirectories(directory.resolve("services").resolve(module));
        for (String layer : LAYERS) {
            assertThat(dockerfile).contains(".layers/" + layer + "/ ./");
            if (Files.isDirectory(layers.resolve(layer))) {
                run(
                        directory,
                        Map.of(),
                        List.of("cp", "-a", layers.resolve(layer) + "/.", service + "/"));
            }
        }
        assertThat(service.resolve("service.jar")).exists();
    }

    private void train() throws Exception {
        assertThat(dockerfile).contains("io.techpack.cli.Techpack class-cache /services");
        run(
                directory,
                environmentOfImage(),
                List.of(
                        JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.techpack.cli.Techpack",
                        "class-cache",
                        "--packs",
                        "2",
                        directory.resolve("services").toString()));
        for (String module : ComposeFile.OURS) {
            assertThat(directory.resolve("services").resolve(module).resolve("service.aot"))
                    .isNotEmptyFile();
        }
    }

    private void start(String module, EmbeddedServers servers, int api, int management)
            throws IOException {
        Map<String, String> environment = new HashMap<>(environmentOfImage());
        // a cache that does not fit ends the process instead of being passed over
        environment.merge("JAVA_TOOL_OPTIONS", " -XX:AOTMode=on -Xmx320m", String::concat);
        environment.putAll(
                ComposeFile.read(ComposeFile.MAIN, Map.of("TECHPACK_ADMIN_KEY", KEY))
                        .environment(module));
        environment.put("SPRING_DATASOURCE_URL", servers.jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", servers.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", servers.password());
        environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "5");
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
        environment.put("TECHPACK_ARTIFACTS_DIRECTORY", directory.resolve("artifacts").toString());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        if (module.equals("api-gateway")) {
            environment.put("SERVER_PORT", Integer.toString(api));
            environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
        } else {
            environment.put("SERVER_PORT", Integer.toString(management));
        }
        ProcessBuilder builder =
                new ProcessBuilder(entryPoint())
                        .directory(directory.resolve("services").resolve(module).toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(logFile(module).toFile());
        builder.environment().putAll(environment);
        running.put(module, builder.start());
    }

    /** The compose file's own command; its port replaced, which may be taken on this machine. */
    private int healthcheck(String module, int port) throws Exception {
        ComposeFile compose = ComposeFile.read(ComposeFile.MAIN, Map.of("TECHPACK_ADMIN_KEY", KEY));
        List<String> command = new ArrayList<>(compose.healthcheck(module));
        assertThat(command.removeFirst()).isEqualTo("CMD");
        command.replaceAll(
                word -> word.replaceAll("/dev/tcp/127.0.0.1/\\d+", "/dev/tcp/127.0.0.1/" + port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void logsJson(String module) {
        List<String> lines =
                read(logFile(module)).lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).as(module).isNotEmpty().allMatch(line -> line.endsWith("}"));
        assertThat(String.join("\n", lines)).contains("\"service\":{\"name\":\"" + module + "\"");
    }

    /** Its root is read-only in a container. */
    private void writesNothingIntoItsImage(String module) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("services").resolve(module))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as(module)
                    .containsExactlyInAnyOrder("service.jar", "lib", "service.aot");
        }
    }

    /** {@code ENTRYPOINT}, with this Java. */
    private List<String> entryPoint() {
        Matcher found = Pattern.compile("ENTRYPOINT \\[(.*)]").matcher(dockerfile);
        assertThat(found.find()).isTrue();
        List<String> words =
                new ArrayList<>(
                        Stream.of(found.group(1).split(","))
                                .map(word -> word.strip().replace("\"", ""))
                                .toList());
        assertThat(words.getFirst()).isEqualTo("java");
        words.set(0, JAVA);
        return words;
    }

    /** {@code ENV} of the stage that all others stand on. */
    private Map<String, String> environmentOfImage() {
        Matcher options =
                Pattern.compile("JAVA_TOOL_OPTIONS=\"([^\"]+)\"")
                        .matcher(dockerfile.replace("\\\n", " "));
        assertThat(options.find()).isTrue();
        return Map.of(
                "JAVA_TOOL_OPTIONS",
                options.group(1).replaceAll(" +", " "),
                "MALLOC_ARENA_MAX",
                "2");
    }

    private Path logFile(String module) {
        return directory.resolve(module + ".log");
    }

    private String log(String module) {
        List<String> lines = read(logFile(module)).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    private static void run(Path place, Map<String, String> environment, List<String> line)
            throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(place.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(line + "\n" + said).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
