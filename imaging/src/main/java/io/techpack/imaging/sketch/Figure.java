package io.techpack.imaging.sketch;

import io.techpack.imaging.flat.Flat;
import io.techpack.imaging.flat.FlatLine;
import io.techpack.imaging.flat.LineKind;
import io.techpack.imaging.raster.Point;
import java.util.List;

/**
 * What is drawn of a product, before any layout.
 *
 * @param flat lines, points and measures in centimetres
 * @param trace the photo's outlines laid over the flat, empty where it shows another side
 * @param traced whether the lines themselves are the photo's outlines
 * @param provenance a sentence that says how it came about
 */
record Figure(Flat flat, List<List<Point>> trace, boolean traced, String provenance) {

    /** Whether there is something that the feature's callout can point to. */
    boolean shows(Feature feature) {
        return flat.points().containsKey(feature.landmark());
    }

    /** The corners of a box around the garment's edges: top left and bottom right. */
    List<Point> extent() {
        List<Point> points =
                flat.lines().stream()
                        .filter(line -> line.kind().filter(LineKind.OUTLINE::equals).isPresent())
                        .map(FlatLine::curve)
                        .flatMap(curve -> curve.points(8).stream())
                        .toList();
        return List.of(
                new Point(
                        points.stream().mapToDouble(Point::x).min().orElse(0),
                        points.stream().mapToDouble(Point::y).min().orElse(0)),
                new Point(
                        points.stream().mapToDouble(Point::x).max().orElse(1),
                        points.stream().mapToDouble(Point::y).max().orElse(1)));
    }
}
