package io.techpack.cli;

import io.techpack.cli.up.OneProcessSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A temporary directory and the system that works on it; both gone when it is closed. */
final class TemporarySystem implements AutoCloseable {

    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Path directory;
    private final boolean keep;
    private @Nullable OneProcessSystem system;

    private TemporarySystem(Path directory, boolean keep) {
        this.directory = directory;
        this.keep = keep;
    }

    static TemporarySystem open(boolean keep) throws IOException {
        return new TemporarySystem(Files.createTempDirectory("techpack-demo-"), keep);
    }

    Path directory() {
        return directory;
    }

    synchronized OneProcessSystem own(OneProcessSystem started) {
        system = started;
        return started;
    }

    @Override
    public synchronized void close() {
        if (system != null) {
            system.close();
        }
        if (!keep) {
            delete();
        }
    }

    private void delete() {
        // servers that were only starting may still be writing when the process is told to stop
        for (int tries = 0; Files.exists(directory) && tries < LONGEST_WAIT_SECONDS * 10; tries++) {
            try (Stream<Path> all = Files.walk(directory)) {
                all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                Thread.sleep(Files.exists(directory) ? 100 : 0);
            } catch (IOException | UncheckedIOException _) {
                // files come and go; the next walk sees what is left
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
