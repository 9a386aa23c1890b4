package io.techpack.category;

import io.techpack.product.DetectedCategory;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;

/** Tells what kind of product a picture shows. Implementations are thread-safe. */
interface CategoryDetector {

    /**
     * Looks at the picture.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if the picture cannot be read now
     */
    EngineResult<DetectedCategory> detect(ViewPicture picture) throws InterruptedException;
}
