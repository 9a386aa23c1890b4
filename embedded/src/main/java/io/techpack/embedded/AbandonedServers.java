package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary directories of tests' servers: a killed test JVM leaves one behind, with a
 * PostgreSQL that lives on.
 */
final class AbandonedServers {

    private static final Logger log = LoggerFactory.getLogger(SharedServers.class);

    private static final String PREFIX = "techpack-test-servers-";

    private AbandonedServers() {}

    static Path newDirectory() throws IOException {
        var directory = Files.createTempDirectory(PREFIX);
        Files.writeString(directory.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
        return directory;
    }

    /**
     * Stops and deletes what dead processes of this user left. Others do the same at the same time,
     * harmlessly.
     */
    static void sweep() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try (var directories = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (var directory : directories) {
                sweep(directory);
            }
        }
    }

    private static void sweep(Path directory) {
        try {
            if (isAbandoned(directory)) {
                end(directory);
            }
        } catch (IOException | EmbeddedServersException e) {
            log.debug("Not swept: {}", directory, e);
        }
    }

    private static boolean isAbandoned(Path directory) throws IOException {
        var file = directory.resolve("pid");
        if (!Files.exists(file) || !Files.isWritable(file)) {
            return false;
        }
        String pid = Files.readString(file).strip();
        // empty while the process that made it is about to write it
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void end(Path directory) throws IOException {
        log.info("Removing {}, left by a test run that was killed", directory);
        var home = directory.resolve("postgres").toRealPath();
        try (var claim = DirectoryClaim.on(home)) {
            claim.require();
            var programs = PostgresPrograms.unpacked(PostgresAccount.choose());
            LeftoverPostmaster.end(home.resolve("data"), programs, Duration.ofSeconds(10));
        }
        WholeDirectory.delete(directory);
    }
}
