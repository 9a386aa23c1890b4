package io.techpack.sketches;

import io.techpack.product.AnalysisData;
import io.techpack.product.FlatSpec;
import io.techpack.product.TechnicalSketch;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The work on the sketches of one product. For one thread; whatever it holds is freed when it is
 * closed.
 */
interface SketchSession extends AutoCloseable {

    /**
     * Draws one side.
     *
     * @param wanted front, back or side
     * @param from the picture to lay over: of that side if there is one
     * @param leading the picture, and what was said of it, that the specification comes from
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if the picture cannot be read now
     */
    EngineResult<DrawnSketch> draw(ViewType wanted, ViewPicture from, ViewPicture leading)
            throws InterruptedException;

    @Override
    void close();

    /**
     * A sketch, drawn.
     *
     * @param notes whether it was drawn, inferred or traced, and what its sizes assume
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be stored, never compared
    record DrawnSketch(
            byte[] png,
            byte[] svg,
            List<TechnicalSketch.Callout> callouts,
            Map<String, AnalysisData.Dimension> measurements,
            Optional<FlatSpec> flatSpec,
            String notes) {}
}
