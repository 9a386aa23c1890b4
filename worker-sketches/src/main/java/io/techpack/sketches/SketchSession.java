package io.techpack.sketches;

import io.techpack.product.AnalysisData;
import io.techpack.product.TechnicalSketch;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Map;

/**
 * The work on the sketches of one product. For one thread; whatever it holds is freed when it is
 * closed.
 */
interface SketchSession extends AutoCloseable {

    /**
     * Draws one side.
     *
     * @param wanted front, back or side
     * @param from the picture to draw from: of that side if there is one
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if the picture cannot be read now
     */
    EngineResult<DrawnSketch> draw(ViewType wanted, ViewPicture from) throws InterruptedException;

    @Override
    void close();

    /**
     * A sketch, drawn.
     *
     * @param notes whether it was traced, inferred or only laid out, and what its sizes assume
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be stored, never compared
    record DrawnSketch(
            byte[] png,
            byte[] svg,
            List<TechnicalSketch.Callout> callouts,
            Map<String, AnalysisData.Dimension> measurements,
            String notes) {}
}
