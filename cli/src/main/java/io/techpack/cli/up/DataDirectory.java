package io.techpack.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes sure of the data directory before anything is started on it. */
final class DataDirectory {

    private DataDirectory() {}

    /**
     * Makes the directory if it is missing.
     *
     * @throws SystemStartException if it cannot be used
     */
    static void prepare(Path data) {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new SystemStartException(
                    data + " is a file; choose a directory for the data with --data DIR.");
        }
        try {
            Files.createDirectories(data.resolve("logs"));
        } catch (IOException fault) {
            throw unusable(data, fault);
        }
        if (!Files.isWritable(data) || !Files.isWritable(data.resolve("logs"))) {
            throw unusable(data, null);
        }
    }

    private static SystemStartException unusable(
            Path data, @org.jspecify.annotations.Nullable IOException fault) {
        return new SystemStartException(
                "The data directory "
                        + data
                        + " cannot be written; choose another one with --data DIR.",
                fault);
    }
}
