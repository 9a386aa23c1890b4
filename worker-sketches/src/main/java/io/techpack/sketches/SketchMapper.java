package io.techpack.sketches;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.flat.SpecSheet;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.sketch.Callout;
import io.techpack.imaging.sketch.TechnicalDrawing;
import io.techpack.product.AnalysisData;
import io.techpack.product.TechnicalSketch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Maps a drawing to the shape of the HTTP contract.
 *
 * @param spec what it was drawn from
 * @param basis where its centimetres come from
 * @param told what the analysis that it was drawn of says of its own lengths
 */
record SketchMapper(TechnicalDrawing drawing, FlatSpec spec, String basis, ToldAccuracies told) {

    SketchSession.DrawnSketch drawn() {
        return new SketchSession.DrawnSketch(
                drawing.png(),
                drawing.svg().getBytes(UTF_8),
                drawing.callouts().stream().map(SketchMapper::callout).toList(),
                measurements(),
                isTraced()
                        ? Optional.empty()
                        : Optional.of(io.techpack.product.FlatSpec.of(SpecSheet.of(spec))),
                drawing.provenance() + " " + basis);
    }

    private boolean isTraced() {
        return spec.kind() == GarmentClass.OBJECT;
    }

    private static TechnicalSketch.Callout callout(Callout callout) {
        return new TechnicalSketch.Callout(
                callout.number(),
                callout.featureName(),
                new TechnicalSketch.Location(rounded(callout.x()), rounded(callout.y())),
                callout.specification(),
                callout.measurement().orElse(null),
                callout.category(),
                callout.critical());
    }

    private Map<String, AnalysisData.Dimension> measurements() {
        Map<String, AnalysisData.Dimension> measurements = new LinkedHashMap<>();
        drawing.dimensions()
                .forEach(found ->
                        measurements.put(
                                found.measured().measure().key(),
                                new AnalysisData.Dimension(
                                        found.value(),
                                        found.tolerance(),
                                        spec.isStated(found.measured().measure())
                                                ? null
                                                : told.of(found),
                                        found.measurementPoint())));
        return measurements;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
