package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.List;

/** Operations on chains of points; results are new lists. */
public final class Polyline {

    private Polyline() {}

    /** Only points that are at least {@code step} apart along the chain. */
    static List<Point> resampled(List<Point> points, double step) {
        List<Point> kept = new ArrayList<>();
        double travelled = step;
        Point last = null;
        for (Point point : points) {
            travelled += last == null ? 0 : point.distance(last);
            if (travelled >= step) {
                kept.add(point);
                travelled = 0;
            }
            last = point;
        }
        return kept;
    }

    /** The binomial filter (1 2 1)/4, repeated, around a closed chain. */
    static List<Point> smoothClosed(List<Point> points, int passes) {
        List<Point> current = points;
        int n = points.size();
        for (int pass = 0; pass < passes && n >= 8; pass++) {
            List<Point> next = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                next.add(
                        binomial(
                                current.get((i + n - 1) % n),
                                current.get(i),
                                current.get((i + 1) % n)));
            }
            current = next;
        }
        return current;
    }

    /** The same along an open chain, whose ends stay. */
    public static List<Point> smoothOpen(List<Point> points, int passes) {
        List<Point> current = points;
        int n = points.size();
        for (int pass = 0; pass < passes && n > 2; pass++) {
            List<Point> next = new ArrayList<>(n);
            next.add(current.getFirst());
            for (int i = 1; i < n - 1; i++) {
                next.add(binomial(current.get(i - 1), current.get(i), current.get(i + 1)));
            }
            next.add(current.getLast());
            current = next;
        }
        return current;
    }

    private static Point binomial(Point before, Point here, Point after) {
        return new Point(
                (before.x() + 2 * here.x() + after.x()) / 4,
                (before.y() + 2 * here.y() + after.y()) / 4);
    }

    /**
     * Fewer points, none farther than {@code tolerance} from the result (Douglas and Peucker 1973).
     */
    public static List<Point> simplified(List<Point> points, double tolerance) {
        if (points.size() < 3) {
            return points;
        }
        Point first = points.getFirst();
        Point last = points.getLast();
        double farthest = 0;
        int split = 0;
        for (int i = 1; i < points.size() - 1; i++) {
            double distance = points.get(i).distanceToSegment(first, last);
            if (distance > farthest) {
                farthest = distance;
                split = i;
            }
        }
        if (farthest <= tolerance) {
            return List.of(first, last);
        }
        List<Point> result = new ArrayList<>(simplified(points.subList(0, split + 1), tolerance));
        List<Point> rest = simplified(points.subList(split, points.size()), tolerance);
        result.addAll(rest.subList(1, rest.size()));
        return result;
    }

    /** The index of the point nearest to another. */
    static int nearest(List<Point> points, Point to) {
        int best = 0;
        for (int i = 1; i < points.size(); i++) {
            best = points.get(i).distance(to) < points.get(best).distance(to) ? i : best;
        }
        return best;
    }
}
