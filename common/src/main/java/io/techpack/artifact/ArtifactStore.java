package io.techpack.artifact;

import io.techpack.job.AccountId;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pictures under the SHA-256 of their bytes, each account's apart: who does not own an
 * artifact cannot tell whether it exists. Implementations are thread-safe.
 */
public interface ArtifactStore {

    /**
     * The store in a directory, which all processes share.
     *
     * @throws Unavailable if it cannot be made
     */
    static ArtifactStore inDirectory(Path directory) {
        return new DirectoryArtifactStore(directory);
    }

    /**
     * Keeps the bytes; returns when they would survive a crash. The same bytes may be put again.
     *
     * @throws Unavailable if they cannot be stored now
     */
    ArtifactKey put(AccountId account, byte[] bytes, ArtifactType type);

    /**
     * The account's artifact of that key, or empty.
     *
     * @throws Unavailable if the store cannot be read now
     */
    Optional<byte[]> find(AccountId account, ArtifactKey key);

    /**
     * The account's artifact, which must be there.
     *
     * @throws Unavailable if the store cannot be read now or has lost it
     */
    default byte[] get(AccountId account, ArtifactKey key) {
        return find(account, key)
                .orElseThrow(
                        () -> new Unavailable("artifact " + key + " is not in the store", null));
    }

    /** The artifact store cannot be read or written now; a later try may succeed. */
    final class Unavailable extends RuntimeException {

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
