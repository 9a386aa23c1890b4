package io.techpack.closeups;

import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import java.util.List;

/** Plans close-ups of a product and makes them. Implementations are thread-safe. */
interface CloseUpArtist {

    /**
     * Plans close-ups over all the views.
     *
     * @param views the leading one first, each with its analysis if there is one
     * @param shots how many, exactly
     * @return the session, to be closed by the caller
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if a picture cannot be read now
     */
    EngineResult<CloseUpSession> open(List<ViewPicture> views, ProductContext product, int shots)
            throws InterruptedException;
}
