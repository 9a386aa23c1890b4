package io.techpack.category;

import io.techpack.product.DetectedCategory;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;

/** Tells what kind of product a picture shows. Implementations are thread-safe. */
interface CategoryDetector {

    /**
     * Looks at the picture.
     *
     * @param named whether a person said something of what it is: then even a mere guess is an
     *     answer, otherwise a picture of nothing known is refused
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if the picture cannot be read now
     */
    EngineResult<DetectedCategory> detect(ViewPicture picture, boolean named)
            throws InterruptedException;
}
