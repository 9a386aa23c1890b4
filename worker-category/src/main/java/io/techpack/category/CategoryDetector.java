package io.techpack.category;

import io.techpack.product.DetectedCategory;
import io.techpack.worker.Reply;
import io.techpack.worker.ViewPicture;

/** Tells what kind of product a picture shows. Implementations are thread-safe. */
interface CategoryDetector {

    /**
     * Looks at the picture.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStoreUnavailable if the picture cannot be read now
     */
    Reply<DetectedCategory> detect(ViewPicture picture) throws InterruptedException;
}
