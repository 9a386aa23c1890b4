package io.techpack.artifact;

import io.techpack.job.AccountId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps artifacts as files below a directory, which several processes may share. A file appears
 * under its name only when it is whole. Thread-safe.
 */
final class DirectoryArtifactStore implements ArtifactStore {

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
        if (Files.exists(file)) {
            return key;
        }
        Path unfinished = file.resolveSibling(UUID.randomUUID() + ".part");
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
