package io.techpack.artifact;

import org.jspecify.annotations.Nullable;

/** The artifact store cannot be read or written now; a later try may succeed. */
public final class ArtifactStoreUnavailable extends RuntimeException {

    public ArtifactStoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
