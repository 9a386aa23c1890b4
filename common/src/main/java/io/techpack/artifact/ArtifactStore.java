package io.techpack.artifact;

import io.techpack.job.AccountId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps pictures under the SHA-256 of their bytes, each account's apart: who does not own an
 * artifact cannot tell whether it exists. Implementations are thread-safe.
 */
public interface ArtifactStore {

    /**
     * The store in a directory, which all processes share.
     *
     * @throws ArtifactStoreUnavailable if it cannot be made
     */
    static ArtifactStore inDirectory(Path directory) {
        return new DirectoryArtifactStore(directory);
    }

    /**
     * Keeps the bytes; returns when they would survive a crash. The same bytes may be put again.
     *
     * @throws ArtifactStoreUnavailable if they cannot be stored now
     */
    ArtifactKey put(AccountId account, byte[] bytes, ArtifactType type);

    /**
     * The account's artifact of that key, or empty.
     *
     * @throws ArtifactStoreUnavailable if the store cannot be read now
     */
    Optional<byte[]> find(AccountId account, ArtifactKey key);

    /**
     * The account's artifact, which must be there.
     *
     * @throws ArtifactStoreUnavailable if the store cannot be read now or has lost it
     */
    default byte[] get(AccountId account, ArtifactKey key) {
        return find(account, key)
                .orElseThrow(() ->
                        new ArtifactStoreUnavailable(
                                "artifact " + key + " is not in the store", null));
    }
}
