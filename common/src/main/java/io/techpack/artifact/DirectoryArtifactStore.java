package io.techpack.artifact;

import io.techpack.job.AccountId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps artifacts as files below a directory, which several processes may share. A file appears
 * under its name only when it is whole. Thread-safe.
 */
final class DirectoryArtifactStore implements ArtifactStore {

    private static final String UNFINISHED = ".part";

    /** After the key of the artifact, and something that makes the name unique. */
    private static final String ASIDE = ".aside";

    private final Path root;

    /**
     * @param root made if it is missing
     * @throws ArtifactStore.Unavailable if it cannot be made
     */
    public DirectoryArtifactStore(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root);
        } catch (IOException fault) {
            throw new ArtifactStore.Unavailable(
                    "the artifact directory " + root + " cannot be made", fault);
        }
    }

    @Override
    public ArtifactKey put(AccountId account, byte[] bytes, ArtifactType type) {
        ArtifactKey key = ArtifactKey.of(bytes, type);
        Path file = file(account, key);
        if (renew(file)) {
            return key;
        }
        Path unfinished = file.resolveSibling(UUID.randomUUID() + UNFINISHED);
        try {
            Files.createDirectories(file.getParent());
            write(unfinished, bytes);
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return key;
        } catch (IOException fault) {
            discard(unfinished, fault);
            throw new ArtifactStore.Unavailable(
                    "artifact " + key + " cannot be written below " + root, fault);
        }
    }

    @Override
    public Optional<byte[]> find(AccountId account, ArtifactKey key) {
        try {
            return Optional.of(Files.readAllBytes(file(account, key)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException fault) {
            throw new ArtifactStore.Unavailable(
                    "artifact " + key + " cannot be read below " + root, fault);
        }
    }

    @Override
    public List<Stored> page(AccountId account, Optional<ArtifactKey> after, int limit) {
        String last = after.map(ArtifactKey::value).orElse("");
        List<Stored> page = new ArrayList<>();
        try {
            for (String prefix : names(root.resolve(account.toString()))) {
                if (prefix.compareTo(last.substring(0, Math.min(2, last.length()))) < 0) {
                    continue;
                }
                Path directory = root.resolve(account.toString()).resolve(prefix);
                for (String name : names(directory)) {
                    Optional<ArtifactKey> key = ArtifactKey.find(name);
                    if (key.isPresent() && name.compareTo(last) > 0) {
                        stored(directory.resolve(name), key.get()).ifPresent(page::add);
                    }
                    if (page.size() == limit) {
                        return page;
                    }
                }
            }
            return page;
        } catch (IOException | DirectoryIteratorException fault) {
            throw new ArtifactStore.Unavailable(
                    "the artifacts of account " + account + " cannot be listed below " + root,
                    fault);
        }
    }

    /** In their order; none if there is no such directory. */
    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    private static Optional<Stored> stored(Path file, ArtifactKey key) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stored(key, found.size(), found.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /**
     * The file is moved aside before it is looked at for the last time: from then on an upload of
     * the same bytes finds none and writes its own.
     */
    @Override
    public boolean deleteUnlessPutSince(AccountId account, ArtifactKey key, Instant time) {
        Path file = file(account, key);
        Path aside = file.resolveSibling(key + "." + UUID.randomUUID() + ASIDE);
        try {
            if (putSince(file, time)) {
                return false;
            }
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            if (putSince(aside, time)) {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
                return false;
            }
            Files.delete(aside);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException fault) {
            throw new ArtifactStore.Unavailable(
                    "artifact " + key + " cannot be deleted below " + root, fault);
        }
    }

    /**
     * What was being written goes. What was moved aside comes back, as if it was put just now: it
     * may have been put again in the moment before, and if it was not, it is found unreferenced
     * again.
     */
    @Override
    public void clearUnfinished(AccountId account, Instant time) {
        Path own = root.resolve(account.toString());
        try {
            for (String prefix : names(own)) {
                for (String name : names(own.resolve(prefix))) {
                    Path file = own.resolve(prefix).resolve(name);
                    if (name.endsWith(UNFINISHED)) {
                        deleteOlder(file, time);
                    } else if (name.endsWith(ASIDE) && renew(file)) {
                        putBack(file);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException fault) {
            throw new ArtifactStore.Unavailable(
                    "what is unfinished of account "
                            + account
                            + " cannot be cleared away below "
                            + root,
                    fault);
        }
    }

    private static void deleteOlder(Path file, Instant time) throws IOException {
        try {
            if (!putSince(file, time)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // whoever wrote it has just ended
        }
    }

    private static void putBack(Path aside) throws IOException {
        String name = aside.getFileName().toString();
        try {
            Files.move(
                    aside,
                    aside.resolveSibling(
                            name.substring(0, name.indexOf('.', name.indexOf('.') + 1))),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException _) {
            // another gateway has just deleted it, or put it back
        }
    }

    private static boolean putSince(Path file, Instant time) throws IOException {
        return !Files.getLastModifiedTime(file).toInstant().isBefore(time);
    }

    /** Has the file be as if it was put just now; returns whether it is there. */
    private static boolean renew(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return true;
        } catch (IOException _) {
            // there is none; or it is not to be changed, and writing it says why
            return false;
        }
    }

    private Path file(AccountId account, ArtifactKey key) {
        return root.resolve(account.toString())
                .resolve(key.value().substring(0, 2))
                .resolve(key.value());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void discard(Path unfinished, IOException because) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException fault) {
            because.addSuppressed(fault);
        }
    }
}
