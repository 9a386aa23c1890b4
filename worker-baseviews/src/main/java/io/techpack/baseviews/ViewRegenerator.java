package io.techpack.baseviews;

import io.techpack.artifact.ArtifactType;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import java.util.Optional;

/** Makes the picture of a view anew. Implementations are thread-safe. */
interface ViewRegenerator {

    /**
     * A new picture.
     *
     * @param picture encoded
     * @param thumbnail encoded as the picture is
     * @param note a sentence on what was made of the request
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be stored, never compared
    record NewPicture(
            byte[] picture,
            byte[] thumbnail,
            ArtifactType type,
            int width,
            int height,
            String note) {}

    /**
     * Makes the picture anew.
     *
     * @param prompt what is wanted, in words, if anything special
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if the picture cannot be read now
     */
    EngineResult<NewPicture> regenerate(ViewPicture picture, Optional<String> prompt)
            throws InterruptedException;
}
