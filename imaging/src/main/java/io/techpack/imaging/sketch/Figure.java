package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Landmarks;
import io.techpack.imaging.shape.Measured;
import java.util.List;
import java.util.Map;

/**
 * What is drawn of a product, in raster pixels and before any layout.
 *
 * @param outlines closed, painted in this order
 * @param observed whether the outlines were seen; others are drawn dashed
 * @param seams construction lines
 * @param innerLines edges seen in the picture
 */
record Figure(
        List<List<Point>> outlines,
        boolean observed,
        List<Seam> seams,
        List<List<Point>> innerLines,
        Map<Landmark, Point> points,
        List<Measured> measures,
        String provenance) {

    Figure(
            List<List<Point>> outlines,
            boolean observed,
            List<Seam> seams,
            List<List<Point>> innerLines,
            Landmarks landmarks,
            String provenance) {
        this(
                outlines,
                observed,
                seams,
                innerLines,
                landmarks.points(),
                landmarks.measures(),
                provenance);
    }

    double left() {
        return outlines.stream().flatMap(List::stream).mapToDouble(Point::x).min().orElse(0);
    }

    double right() {
        return outlines.stream().flatMap(List::stream).mapToDouble(Point::x).max().orElse(1);
    }

    double top() {
        return outlines.stream().flatMap(List::stream).mapToDouble(Point::y).min().orElse(0);
    }

    double bottom() {
        return outlines.stream().flatMap(List::stream).mapToDouble(Point::y).max().orElse(1);
    }
}
