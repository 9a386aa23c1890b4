package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where sleeve and body part: the deepest dent of the outline on one side that has cloth above it.
 */
final class Armpit {

    private static final double SHALLOWEST = 0.035;

    /** Columns for each row around the dent: a sleeve's underside is flatter than any waist. */
    private static final double LEAST_SLOPE = 0.45;

    private Armpit() {}

    private record Dent(Point point, double depth) {}

    static Optional<Point> find(Silhouette s, ConvexHull hull, boolean left) {
        Box box = s.box();
        List<Dent> dents =
                s.outline().stream()
                        .filter(point -> isPlausible(s, point, left))
                        .map(point -> new Dent(point, hull.depth(point)))
                        .filter(dent -> dent.depth > box.width() * SHALLOWEST)
                        .sorted(Comparator.comparingDouble(Dent::depth).reversed())
                        .toList();
        return dents.stream().map(Dent::point).filter(point -> jumps(s, point, left)).findFirst();
    }

    private static boolean isPlausible(Silhouette s, Point point, boolean left) {
        Box box = s.box();
        double margin = box.width() * 0.05;
        boolean onSide =
                left ? point.x() <= s.centreX() - margin : point.x() >= s.centreX() + margin;
        return onSide
                && point.y() >= box.top() + box.height() * 0.10
                && point.y() <= box.top() + box.height() * 0.80
                && s.top((int) point.x()) <= point.y() - box.height() * 0.06;
    }

    /** A sleeve ends the row's run abruptly below the armpit; a waist narrows it slowly. */
    private static boolean jumps(Silhouette s, Point point, boolean left) {
        double step = s.box().height() * 0.025;
        Optional<Span> above = s.run(point.y() - step, s.centreX());
        Optional<Span> below = s.run(point.y() + step, s.centreX());
        if (above.isEmpty() || below.isEmpty()) {
            return false;
        }
        int jump =
                left
                        ? below.get().left() - above.get().left()
                        : above.get().right() - below.get().right();
        return jump > LEAST_SLOPE * 2 * step;
    }
}
