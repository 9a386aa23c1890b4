package io.techpack.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exclusive right to a directory, among all processes. The operating system takes it back when
 * the process ends, however it ends. Safe to close twice and from any thread.
 */
final class DirectoryClaim implements AutoCloseable {

    /**
     * Closing any channel on a locked file gives up the process's lock, so one JVM must never open
     * a file twice.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private boolean open = true;

    private DirectoryClaim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DirectoryClaim on(Path directory) {
        try {
            var file = Files.createDirectories(directory).toRealPath().resolve("in-use-by");
            if (!HELD_HERE.add(file)) {
                throw taken(directory, "this process, " + ProcessHandle.current().pid());
            }
            return lock(directory, file);
        } catch (IOException e) {
            throw new EmbeddedServersException(
                    "Data directory %s cannot be used: %s. Choose one this user can write."
                            .formatted(directory, e),
                    e);
        }
    }

    private static DirectoryClaim lock(Path directory, Path file) throws IOException {
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, CREATE, WRITE);
            locked = channel.tryLock() != null;
            if (!locked) {
                throw taken(directory, "process " + Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
            return new DirectoryClaim(file, channel);
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                HELD_HERE.remove(file);
            }
        }
    }

    /** The directory with links resolved, as other programs see it. */
    Path directory() {
        return Objects.requireNonNull(file.getParent());
    }

    /** Throws if the claim was given up. */
    synchronized void require() {
        if (!open) {
            throw new EmbeddedServersException(
                    "%s was closed, its directory left to others: start anew"
                            .formatted(file.getParent()));
        }
    }

    private static EmbeddedServersException taken(Path directory, String holder) {
        return new EmbeddedServersException(
                "Data directory %s is in use by %s. Stop that one or choose another directory."
                        .formatted(directory, holder));
    }

    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedServersException(
                    "Lock file " + file + " could not be closed: " + e, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
