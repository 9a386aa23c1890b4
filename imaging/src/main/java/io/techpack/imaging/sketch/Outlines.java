package io.techpack.imaging.sketch;

import io.techpack.imaging.flat.Curve;
import io.techpack.imaging.flat.Flat;
import io.techpack.imaging.flat.FlatLine;
import io.techpack.imaging.flat.LineKind;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measured;
import io.techpack.imaging.shape.Polyline;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outlines of a photo, as a drawing of their own or to be laid over one. */
final class Outlines {

    private Outlines() {}

    private static List<List<Point>> of(Anatomy anatomy) {
        return anatomy.traced().outlines().stream()
                .map(outline -> Polyline.simplified(outline, 0.7))
                .toList();
    }

    /** Laid over a flat: as high as it is, and about its middle. */
    static List<List<Point>> over(Figure figure, Anatomy anatomy) {
        Point from = figure.extent().getFirst();
        Point to = figure.extent().getLast();
        Box box = anatomy.traced().box();
        double scale = (to.y() - from.y()) / box.height();
        double x = (from.x() + to.x()) / 2 - box.centreX() * scale;
        double y = from.y() - box.top() * scale;
        return scaled(of(anatomy), scale, x, y);
    }

    /** Nothing but the outline, for what has no template. */
    static Flat drawn(Anatomy anatomy, double centimetresPerPixel) {
        Box box = anatomy.traced().box();
        double dx = -box.centreX() * centimetresPerPixel;
        double dy = -box.top() * centimetresPerPixel;
        List<FlatLine> lines =
                scaled(of(anatomy), centimetresPerPixel, dx, dy).stream()
                        .map(outline ->
                                new FlatLine(
                                        Curve.through(outline, true),
                                        true,
                                        Optional.of(FlatLine.Cloth.OUTSIDE),
                                        Optional.of(LineKind.OUTLINE)))
                        .toList();
        Map<Landmark, Point> points = new EnumMap<>(Landmark.class);
        anatomy.landmarks()
                .points()
                .forEach((landmark, point) ->
                        points.put(landmark, moved(point, centimetresPerPixel, dx, dy)));
        List<Measured> measures =
                anatomy.landmarks().measures().stream()
                        .map(found ->
                                new Measured(
                                        found.measure(),
                                        moved(found.from(), centimetresPerPixel, dx, dy),
                                        moved(found.to(), centimetresPerPixel, dx, dy),
                                        found.confidence()))
                        .toList();
        return new Flat(lines, points, measures);
    }

    private static List<List<Point>> scaled(
            List<List<Point>> outlines, double scale, double dx, double dy) {
        return outlines.stream()
                .map(outline -> outline.stream().map(p -> moved(p, scale, dx, dy)).toList())
                .toList();
    }

    private static Point moved(Point point, double scale, double dx, double dy) {
        return new Point(point.x() * scale + dx, point.y() * scale + dy);
    }
}
