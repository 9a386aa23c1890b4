package io.techpack.imaging.sketch;

import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The side opposite to the photographed one: its outline mirrored, the neckline raised or lowered.
 */
final class InferredFigure {

    private static final double BACK_NECK = 0.3;

    private InferredFigure() {}

    static Figure of(Anatomy anatomy, SketchRequest request) {
        double axis = anatomy.drawn().box().left() + anatomy.drawn().box().right();
        boolean even = anatomy.averaged();
        Map<Landmark, Point> points = new EnumMap<>(Landmark.class);
        anatomy.drawnLandmarks()
                .points()
                .forEach((landmark, point) -> place(points, landmark, point, axis, even));
        boolean back = request.wanted() == ViewSide.BACK;
        Neckline neckline = Neckline.of(points, back);
        points.computeIfPresent(Landmark.NECK, (landmark, neck) -> neckline.raised(neck));
        List<List<Point>> outlines =
                TracedFigure.outlines(anatomy).stream()
                        .map(outline ->
                                outline.stream()
                                        .map(point -> neckline.raised(mirrored(point, axis)))
                                        .toList())
                        .toList();
        List<Measured> measures =
                anatomy.drawnLandmarks().measures().stream()
                        .filter(measured -> measured.measure() != Measure.NECK_DROP)
                        .map(measured ->
                                new Measured(
                                        measured.measure(),
                                        even ? measured.from() : mirrored(measured.from(), axis),
                                        even ? measured.to() : mirrored(measured.to(), axis),
                                        measured.confidence() * 0.6))
                        .toList();
        return new Figure(
                outlines,
                request.photographed() != ViewSide.SIDE,
                Construction.of(
                        anatomy.kind(),
                        anatomy.drawn(),
                        points,
                        anatomy.drawnLandmarks().sleeves(),
                        request.wanted()),
                List.of(),
                points,
                measures,
                "%s view, inferred from the %s outline; not observed."
                        .formatted(
                                TracedFigure.sentenceCase(request.wanted()),
                                request.photographed().name().toLowerCase(Locale.ROOT)));
    }

    /** A symmetric outline's unpaired landmarks stay on the side where the numbers are. */
    private static void place(
            Map<Landmark, Point> points,
            Landmark landmark,
            Point point,
            double axis,
            boolean even) {
        Landmark there = swapped(landmark);
        points.put(there, even && there == landmark ? point : mirrored(point, axis));
    }

    private static Point mirrored(Point point, double axis) {
        return new Point(axis - point.x(), point.y());
    }

    private static Landmark swapped(Landmark landmark) {
        String name = landmark.name();
        if (name.endsWith("_LEFT")) {
            return Landmark.valueOf(name.replace("_LEFT", "_RIGHT"));
        }
        return name.endsWith("_RIGHT")
                ? Landmark.valueOf(name.replace("_RIGHT", "_LEFT"))
                : landmark;
    }

    /** A back neckline lies 70 % higher than the front one, between the shoulders' high points. */
    private record Neckline(double left, double right, double level, double lowest) {

        private static final Neckline UNCHANGED = new Neckline(0, 0, 0, 0);

        static Neckline of(Map<Landmark, Point> points, boolean back) {
            Point left = points.get(Landmark.SHOULDER_POINT_LEFT);
            Point right = points.get(Landmark.SHOULDER_POINT_RIGHT);
            Point neck = points.get(Landmark.NECK);
            if (!back || left == null || right == null || neck == null) {
                return UNCHANGED;
            }
            return new Neckline(left.x(), right.x(), (left.y() + right.y()) / 2, neck.y());
        }

        Point raised(Point point) {
            boolean within =
                    point.x() > left
                            && point.x() < right
                            && point.y() > level
                            && point.y() < lowest + 6;
            return within ? new Point(point.x(), level + (point.y() - level) * BACK_NECK) : point;
        }
    }
}
