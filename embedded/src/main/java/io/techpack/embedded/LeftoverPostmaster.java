package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of a run whose JVM was killed. It is stopped, not adopted: then it runs as this
 * process's child and with this process's settings, and the stop costs less than a second.
 */
final class LeftoverPostmaster {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private LeftoverPostmaster() {}

    /**
     * Call it only while holding the directory's claim: then no living program wants that server
     * any more.
     */
    static void end(Path data, PostgresPrograms programs, Duration patience) throws IOException {
        var file = PostmasterFile.read(data);
        if (file.isEmpty()) {
            return;
        }
        var process = file.get().process(data);
        if (process.isPresent()) {
            log.info(
                    "A PostgreSQL, process {}, was left on {} by a crashed run: stopping it",
                    file.get().pid(),
                    data);
            stop(file.get(), data, programs, patience);
        } else if (file.get().belongsToAnother(data)) {
            // PostgreSQL would take that process for its own kind and refuse to start.
            log.info(
                    "Process {} in the stale {} is no PostgreSQL of it: removing the file",
                    file.get().pid(),
                    data);
            Files.deleteIfExists(PostmasterFile.in(data));
        }
    }

    private static void stop(
            PostmasterFile file, Path data, PostgresPrograms programs, Duration patience)
            throws IOException {
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            programs.run("pg_ctl", List.of("kill", signal, Long.toString(file.pid())), "");
            if (Waiting.until(patience, () -> file.process(data).isEmpty())) {
                return;
            }
        }
        throw new EmbeddedServersException(
                "Process %d, a PostgreSQL left on %s by a crashed run, cannot be stopped. End it by hand."
                        .formatted(file.pid(), data));
    }
}
