package io.techpack.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says: the process that serves a data directory, or served it before a
 * crash.
 *
 * @param ready whether that process has declared itself ready for clients
 */
record PostmasterFile(long pid, boolean ready) {

    private static final int STATUS_LINE = 7;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Optional<PostmasterFile> read(Path data) {
        try {
            var lines = Files.readAllLines(in(data));
            if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            var ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), ready));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * The process if it lives and is a PostgreSQL of that directory. The number alone proves
     * nothing: after a restart of the machine or container anything may bear it. What is certain is
     * the directory among its arguments, which a dead process not yet collected by its parent has
     * no more.
     */
    Optional<ProcessHandle> process(Path data) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info()
                                .arguments()
                                .map(arguments ->
                                        Arrays.asList(arguments).contains(data.toString()))
                                .orElse(false));
    }
}
