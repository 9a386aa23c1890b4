package io.techpack.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code postmaster.pid} says: the process that serves a data directory, or served it before a
 * crash.
 *
 * @param ready whether that process has declared itself ready for clients, a standby for those that
 *     only read
 */
record PostmasterFile(long pid, boolean ready) {

    private static final int STATUS_LINE = 7;
    private static final Set<String> SERVING = Set.of("ready", "standby");

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
                    lines.size() > STATUS_LINE && SERVING.contains(lines.get(STATUS_LINE).strip());
            return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), ready));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * The process if it lives and is a PostgreSQL of that directory. The number alone proves
     * nothing: after a restart of the machine or container anything may bear it. What is certain is
     * the directory in its command line.
     */
    Optional<ProcessHandle> process(Path data) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> commandLine().filter(line -> names(line, data)).isPresent());
    }

    /**
     * Whether the number now belongs to a program that is certainly no PostgreSQL of that
     * directory.
     */
    boolean belongsToAnother(Path data) {
        return commandLine().filter(line -> !names(line, data)).isPresent();
    }

    private static boolean names(String commandLine, Path data) {
        return commandLine.contains(" -D " + data + " ");
    }

    /**
     * Empty if there is no such process or nothing can be learned of it. Java's own view of it ends
     * at 4 KB.
     */
    private Optional<String> commandLine() {
        try {
            var line =
                    Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), ISO_8859_1);
            return Optional.of(new String(line.getBytes(ISO_8859_1), UTF_8).replace('\0', ' '));
        } catch (IOException noProcOrNoRight) {
            return ProcessHandle.of(pid).flatMap(process -> process.info().commandLine());
        }
    }
}
