package io.techpack.sketches;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.techpack.imaging.sketch.Callout;
import io.techpack.imaging.sketch.TechnicalDrawing;
import io.techpack.product.AnalysisData;
import io.techpack.product.TechnicalSketch;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A drawing in the words of the HTTP contract.
 *
 * @param basis where its centimetres come from
 */
record DrawingReading(TechnicalDrawing drawing, String basis) {

    SketchArtist.Drawn drawn() {
        return new SketchArtist.Drawn(
                drawing.png(),
                drawing.svg().getBytes(UTF_8),
                drawing.callouts().stream().map(DrawingReading::callout).toList(),
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
