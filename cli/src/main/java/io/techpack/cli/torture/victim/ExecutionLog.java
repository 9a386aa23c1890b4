package io.techpack.cli.torture.victim;

import io.techpack.cli.torture.victim.Execution.What;
import io.techpack.job.Stage;
import io.techpack.stage.StageRun;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Tells a file of every execution, a line each, with the operating system before the call returns:
 * a kill of the process loses none. Thread-safe.
 */
final class ExecutionLog {

    private final FileOutputStream file;

    /** A file of this process's own in that directory. */
    ExecutionLog(Path directory) throws IOException {
        Files.createDirectories(directory);
        file = new FileOutputStream(directory.resolve(UUID.randomUUID() + ".log").toFile());
    }

    void tell(What what, UUID attempt, StageRun run, Stage stage, int ordinal) {
        Execution told =
                new Execution(
                        System.currentTimeMillis(),
                        what,
                        attempt,
                        run.job().value(),
                        stage,
                        ordinal);
        byte[] line = (told.line() + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (file) {
            try {
                file.write(line);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
