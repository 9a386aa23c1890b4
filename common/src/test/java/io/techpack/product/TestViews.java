package io.techpack.product;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.AccountId;
import java.util.UUID;

/** Views whose pictures are in a store, for tests of handlers. */
public final class TestViews {

    private TestViews() {}

    /** A revision's view of that JPEG, which is its own thumbnail. */
    public static View stored(
            ArtifactStore store, AccountId account, byte[] jpeg, ViewType viewType) {
        ArtifactKey key = store.put(account, jpeg, ArtifactType.JPEG);
        return new View(
                UUID.nameUUIDFromBytes(
                        (viewType + key.value()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                viewType,
                key.value(),
                key.value(),
                key.sha256(),
                null);
    }
}
