package io.techpack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service that runs as its image runs it, and writes the classes that it used as it ends. For one
 * thread.
 */
final class TrainedService implements AutoCloseable {

    /** What the image starts: in its own directory, so that the class path is the same there. */
    static final String JAR = "service.jar";

    static final String CACHE = "service.aot";
    private static final String LOG = "training.log";
    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    private final Path directory;
    private final Process process;

    private TrainedService(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param directory the extracted service
     * @param environment settings, besides the environment of this process
     */
    static TrainedService start(Path directory, Map<String, String> environment)
            throws IOException {
        ProcessBuilder java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:AOTCacheOutput=" + CACHE,
                                "-jar",
                                JAR)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log(directory).toFile());
        java.environment().putAll(environment);
        return new TrainedService(directory, java.start());
    }

    private static Path log(Path directory) {
        // beside it: the service's own directory is copied into an image
        return directory.resolveSibling(directory.getFileName() + "-" + LOG);
    }

    boolean alive() {
        return process.isAlive();
    }

    /**
     * Tells it to stop, and waits until its cache is written.
     *
     * @throws IOException if there is none then; says where its log is
     */
    void finish() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("it does not end: " + log(directory));
        }
        Path cache = directory.resolve(CACHE);
        if (!Files.isRegularFile(cache) || Files.size(cache) == 0) {
            throw new IOException("it has written no class cache: " + log(directory));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
