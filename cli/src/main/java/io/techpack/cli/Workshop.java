package io.techpack.cli;

import io.techpack.cli.up.OneProcessSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A temporary directory and the system that works on it; both gone when it is closed. */
final class Workshop implements AutoCloseable {

    private final Path directory;
    private final boolean keep;
    private @Nullable OneProcessSystem system;

    private Workshop(Path directory, boolean keep) {
        this.directory = directory;
        this.keep = keep;
    }

    static Workshop open(boolean keep) throws IOException {
        return new Workshop(Files.createTempDirectory("techpack-demo-"), keep);
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
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException _) {
            // the system's temporary directory is emptied by the system too
        }
    }
}
