package io.techpack.trials.torture.process;

import io.techpack.job.Stage;
import io.techpack.stage.StageRun;
import io.techpack.trials.torture.process.ExecutionEvent.Type;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Appends every start and end of an execution to a file, a line each, which the operating system
 * has before the call returns: a kill of the process loses none. Thread-safe.
 */
final class ExecutionLog {

    private final FileOutputStream file;

    /** A file of this process's own in that directory. */
    ExecutionLog(Path directory) throws IOException {
        Files.createDirectories(directory);
        file = new FileOutputStream(directory.resolve(UUID.randomUUID() + ".log").toFile());
    }

    void append(Type type, UUID attempt, StageRun run, Stage stage, int ordinal) {
        ExecutionEvent event =
                new ExecutionEvent(
                        System.currentTimeMillis(),
                        type,
                        attempt,
                        run.job().value(),
                        stage,
                        ordinal);
        byte[] line = (event.line() + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (file) {
            try {
                file.write(line);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
