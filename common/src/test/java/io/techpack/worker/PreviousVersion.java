package io.techpack.worker;

import io.techpack.previous.SteadySite;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with the engine of the version before: its jar, kept in {@code
 * src/test/previous-version}, with the libraries of the present one.
 */
final class PreviousVersion implements AutoCloseable {

    private static final Path KEPT = Path.of("src", "test", "previous-version");
    private static final String OWN_CLASSES = File.separator + "target" + File.separator;

    private final Process process;
    private final Path log;

    private PreviousVersion(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts one with those settings. */
    static PreviousVersion start(Path directory, String name, List<String> settings)
            throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(String.join(File.pathSeparator, classPath(directory)));
        command.add(SteadySite.class.getName());
        settings.forEach(setting -> command.add("--" + setting));
        Path log = directory.resolve(name + ".log");
        return new PreviousVersion(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    private static List<String> classPath(Path directory) throws IOException, URISyntaxException {
        List<String> path = new ArrayList<>(List.of(jar().toString(), site(directory).toString()));
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(OWN_CLASSES))
                .filter(entry -> !entry.contains("io/techpack"))
                .forEach(path::add);
        return path;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar in " + KEPT.toAbsolutePath()))
                    .toAbsolutePath();
        }
    }

    /** The classes of the site alone, without any of the present engine. */
    private static Path site(Path directory) throws IOException, URISyntaxException {
        Path classes =
                Path.of(
                        SteadySite.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        String folder = SteadySite.class.getPackageName().replace('.', '/');
        Path copy = directory.resolve("site");
        Files.createDirectories(copy.resolve(folder));
        try (Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(folder).resolve(file.getFileName().toString());
                if (!Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    long pid() {
        return process.pid();
    }

    /** What it has logged, line by line. */
    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    /** What it has logged last, for a failed test. */
    String story() throws IOException {
        List<String> lines = log();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** SIGTERM; returns when it has ended, and whether it has within its grace time. */
    boolean terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor(40, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
