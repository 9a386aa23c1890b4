package io.techpack.artifact;

import io.techpack.job.AccountId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
     * Keeps the bytes; returns when they would survive a crash. The same bytes may be put again,
     * which counts as new: see {@link #deleteUnlessPutSince}.
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

    /**
     * The account's artifacts in the order of their keys, those after that one.
     *
     * @param limit how many at most
     * @throws Unavailable if the store cannot be read now
     */
    List<Stored> page(AccountId account, Optional<ArtifactKey> after, int limit);

    /**
     * Deletes an artifact to which nothing refers, unless it was put since that time, by an upload
     * perhaps that is just about to refer to it.
     *
     * @param time at least an hour ago
     * @return whether it was deleted
     * @throws Unavailable if the store cannot be changed now
     */
    boolean deleteUnlessPutSince(AccountId account, ArtifactKey key, Instant time);

    /**
     * Clears away what processes of before that time, killed in the middle of a {@link #put} or a
     * {@link #deleteUnlessPutSince}, have left unfinished. A store that keeps nothing unfinished
     * does nothing.
     *
     * @param time at least an hour ago
     * @throws Unavailable if the store cannot be changed now
     */
    default void clearUnfinished(AccountId account, Instant time) {}

    /**
     * An artifact as it is kept.
     *
     * @param putAt when it was put last, by the store's clock, to half an hour
     */
    record Stored(ArtifactKey key, long bytes, Instant putAt) {}

    /** The artifact store cannot be read or written now; a later try may succeed. */
    final class Unavailable extends RuntimeException {

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
