package io.techpack.cli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One module's executable jar in a process of its own, taken out of itself first as in its image:
 * it starts in two thirds of the time.
 */
final class ServiceProcess implements AutoCloseable {

    private static final Map<String, Path> EXTRACTED = new ConcurrentHashMap<>();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final String name;
    private final Process process;
    private final Path log;

    private ServiceProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** The module's executable jar, or empty where it has not been packaged. */
    static java.util.Optional<Path> jar(String module) throws IOException {
        Path target = Path.of("..", module, "target");
        if (!Files.isDirectory(target)) {
            return java.util.Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar")).findFirst();
        }
    }

    static ServiceProcess start(
            String module, String name, Path directory, Map<String, String> environment)
            throws IOException {
        Path log = directory.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(
                List.of(
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Djava.awt.headless=true",
                        "-jar",
                        EXTRACTED.computeIfAbsent(module, ServiceProcess::extract).toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new ServiceProcess(name, builder.start(), log);
    }

    private static Path extract(String module) {
        try {
            Path jar = jar(module).orElseThrow();
            Path place = Path.of("target", "services", module).toAbsolutePath();
            Process extraction =
                    new ProcessBuilder(
                                    JAVA,
                                    "-Djarmode=tools",
                                    "-jar",
                                    jar.toString(),
                                    "extract",
                                    "--force",
                                    "--destination",
                                    place.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (extraction.waitFor() != 0) {
                throw new IllegalStateException(jar + " cannot be taken out of itself");
            }
            return place.resolve(jar.getFileName());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped", stopped);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /**
     * SIGTERM, twice, as an impatient operator sends it; returns when the process has ended.
     *
     * @throws IllegalStateException if it does not end in time
     */
    void terminate() throws InterruptedException {
        process.destroy();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " does not end: " + story());
        }
    }

    /** SIGTERM, without waiting. */
    void tellToStop() {
        process.destroy();
    }

    String story() {
        try {
            List<String> lines = Files.readAllLines(log);
            return name
                    + ":\n"
                    + String.join(
                            "\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException fault) {
            return name + ": " + fault;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
