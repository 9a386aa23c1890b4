package io.techpack.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program that ends by itself. */
record Command(int exit, String output) {

    private static final long LIMIT_SECONDS = 120;

    static Command run(List<String> line, String input) throws IOException {
        var log = Files.createTempFile("embedded-command-", ".log");
        try {
            var process =
                    prepare(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(UTF_8));
            } catch (IOException ended) {
                // It did not want its input; the exit code tells.
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(line + " did not end within " + LIMIT_SECONDS + " s");
            }
            return new Command(
                    process.exitValue(), new String(Files.readAllBytes(log), UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + line, e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /**
     * A process that does not inherit PostgreSQL's environment variables (PGDATA, PGPORT, …) or the
     * locale.
     */
    static ProcessBuilder prepare(List<String> line) {
        var builder = new ProcessBuilder(line);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    static boolean succeeds(String... line) {
        try {
            return run(List.of(line), "").exit() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    static boolean exists(String program) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (var directory : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
