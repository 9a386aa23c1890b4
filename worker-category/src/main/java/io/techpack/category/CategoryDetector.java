package io.techpack.category;

import io.techpack.product.DetectedCategory;
import io.techpack.product.ProductCategory;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import java.util.Optional;

/** Tells what kind of product a picture shows. Implementations are thread-safe. */
interface CategoryDetector {

    /**
     * Looks at the picture.
     *
     * @param category what a person says that it is, and so is the answer
     * @param subcategory the same, in any words; where neither is said, a picture of nothing known
     *     is refused
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if the picture cannot be read now
     */
    EngineResult<DetectedCategory> detect(
            ViewPicture picture, Optional<ProductCategory> category, Optional<String> subcategory)
            throws InterruptedException;
}
