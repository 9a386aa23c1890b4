package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The convex hull of an outline (monotone chain, Andrew 1979). */
final class ConvexHull {

    private final List<Point> corners;

    ConvexHull(List<Point> points) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
        corners = new ArrayList<>(half(sorted));
        List<Point> upper = half(sorted.reversed());
        corners.addAll(upper);
    }

    private static List<Point> half(List<Point> sorted) {
        List<Point> chain = new ArrayList<>();
        for (Point point : sorted) {
            while (chain.size() >= 2
                    && cross(chain.get(chain.size() - 2), chain.getLast(), point) <= 0) {
                chain.removeLast();
            }
            chain.add(point);
        }
        return chain.isEmpty() ? chain : chain.subList(0, chain.size() - 1);
    }

    private static double cross(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }

    /** How far a point lies inside, to the nearest edge. */
    double depth(Point point) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < corners.size(); i++) {
            Point next = corners.get((i + 1) % corners.size());
            least = Math.min(least, point.distanceToSegment(corners.get(i), next));
        }
        return least;
    }
}
