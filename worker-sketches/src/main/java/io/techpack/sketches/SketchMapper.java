package io.techpack.sketches;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.techpack.imaging.sketch.Callout;
import io.techpack.imaging.sketch.TechnicalDrawing;
import io.techpack.product.AnalysisData;
import io.techpack.product.TechnicalSketch;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps a drawing to the shape of the HTTP contract.
 *
 * @param basis where its centimetres come from
 */
record SketchMapper(TechnicalDrawing drawing, String basis) {

    SketchSession.DrawnSketch drawn() {
        return new SketchSession.DrawnSketch(
                drawing.png(),
                drawing.svg().getBytes(UTF_8),
                drawing.callouts().stream().map(SketchMapper::callout).toList(),
                measurements(),
                drawing.provenance() + " " + basis);
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
                                        found.measurementPoint())));
        return measurements;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
