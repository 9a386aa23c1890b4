package io.techpack.sketches;

import io.techpack.product.AnalysisData;
import io.techpack.product.ProductContext;
import io.techpack.product.TechnicalSketch;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Map;

/** Draws technical sketches. Implementations are thread-safe. */
interface SketchArtist {

    /**
     * Begins sketches of one product.
     *
     * @return the sitting, to be closed by the caller
     * @throws InterruptedException if the calling thread is interrupted
     */
    Sitting sit(String title, ProductContext product) throws InterruptedException;

    /**
     * Sketches that belong together. For one thread; whatever it holds is freed when it is closed.
     */
    interface Sitting extends AutoCloseable {

        /**
         * Draws one side.
         *
         * @param wanted front, back or side
         * @param from the picture to draw from: of that side if there is one
         * @throws InterruptedException if the calling thread is interrupted
         * @throws io.techpack.artifact.ArtifactStoreUnavailable if the picture cannot be read now
         */
        EngineResult<Drawn> draw(ViewType wanted, ViewPicture from) throws InterruptedException;

        @Override
        void close();
    }

    /**
     * A sketch, drawn.
     *
     * @param notes whether it was traced, inferred or only laid out, and what its sizes assume
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be stored, never compared
    record Drawn(
            byte[] png,
            byte[] svg,
            List<TechnicalSketch.Callout> callouts,
            Map<String, AnalysisData.Dimension> measurements,
            String notes) {}
}
