package io.techpack.imaging.sketch;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.raster.Interruption;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Measured;
import java.util.List;
import java.util.Optional;

/**
 * Draws one side of a product as a technical drawing. Deterministic, any thread, about 0.3 s on one
 * core.
 */
public final class DrawingComposer {

    private DrawingComposer() {}

    /**
     * @param dimensions of the same anatomy
     * @throws InterruptedException when the thread is interrupted between two phases
     */
    public static TechnicalDrawing draw(
            Anatomy anatomy, Dimensions dimensions, SketchRequest request)
            throws InterruptedException {
        Interruption.check();
        Figure figure = figure(anatomy, request);
        Interruption.check();
        List<Dimension> shown =
                figure.measures().stream()
                        .map(measured -> scaled(measured, dimensions))
                        .flatMap(Optional::stream)
                        .toList();
        Sheet sheet = new Sheet(figure, shown, anatomy.kind(), request);
        DisplayList list = sheet.draw(dimensions.basis());
        Interruption.check();
        byte[] png = Rasterizer.png(list);
        return new TechnicalDrawing(
                request.wanted(),
                SvgWriter.svg(list),
                png,
                sheet.callouts(),
                shown,
                figure.provenance());
    }

    private static Figure figure(Anatomy anatomy, SketchRequest request) {
        if (request.isTraced()) {
            return TracedFigure.of(anatomy, request.photographed());
        }
        return switch (request.wanted()) {
            case FRONT, BACK -> InferredFigure.of(anatomy, request);
            case SIDE -> SideFigure.of(anatomy);
        };
    }

    private static Optional<Dimension> scaled(Measured measured, Dimensions dimensions) {
        return dimensions
                .of(measured.measure())
                .map(known ->
                        new Dimension(
                                measured,
                                known.centimetres(),
                                known.ratio(),
                                known.toleranceCentimetres()));
    }
}
