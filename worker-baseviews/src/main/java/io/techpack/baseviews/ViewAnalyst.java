package io.techpack.baseviews;

import io.techpack.product.AnalysisData;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;

/** Reads a view of a product. Implementations are thread-safe. */
interface ViewAnalyst {

    /**
     * The engine's name and version, such as {@code embedded-1}. What one engine found is not
     * reused for another.
     */
    String engine();

    /**
     * Reads the view.
     *
     * @param product what is known beforehand
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if the picture cannot be read now
     */
    EngineResult<AnalysisData> analyse(ViewPicture picture, ProductContext product)
            throws InterruptedException;
}
