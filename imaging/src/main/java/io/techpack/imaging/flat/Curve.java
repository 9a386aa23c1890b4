package io.techpack.imaging.flat;

import io.techpack.imaging.raster.Point;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** A chain of cubic Béziers; a straight line is one too. Immutable, any thread. */
public final class Curve {

    private record Cubic(Point from, Point out, Point in, Point to) {

        Cubic reversed() {
            return new Cubic(to, in, out, from);
        }

        Cubic mirrored() {
            return new Cubic(flip(from), flip(out), flip(in), flip(to));
        }

        private static Point flip(Point p) {
            return new Point(-p.x(), p.y());
        }

        Point at(double t) {
            double s = 1 - t;
            double a = s * s * s;
            double b = 3 * s * s * t;
            double c = 3 * s * t * t;
            double d = t * t * t;
            return new Point(
                    a * from.x() + b * out.x() + c * in.x() + d * to.x(),
                    a * from.y() + b * out.y() + c * in.y() + d * to.y());
        }

        /** The unit normal left of the direction of travel at the start. */
        Point startNormal() {
            return normal(from, from.distance(out) > 1e-9 ? out : to);
        }

        Point endNormal() {
            return normal(to.distance(in) > 1e-9 ? in : from, to);
        }

        private static Point normal(Point a, Point b) {
            double length = Math.max(1e-9, a.distance(b));
            return new Point((b.y() - a.y()) / length, -(b.x() - a.x()) / length);
        }
    }

    private final Point start;
    private final List<Cubic> cubics;

    private Curve(Point start, List<Cubic> cubics) {
        this.start = start;
        this.cubics = List.copyOf(cubics);
    }

    static Curve from(double x, double y) {
        return new Curve(new Point(x, y), List.of());
    }

    static Curve from(Point start) {
        return new Curve(start, List.of());
    }

    /** A straight line. */
    static Curve line(double x1, double y1, double x2, double y2) {
        return from(x1, y1).to(x2, y2);
    }

    static Curve line(Point from, Point to) {
        return from(from).to(to);
    }

    static Curve circle(double x, double y, double r) {
        double k = r * 0.5523;
        return from(x + r, y)
                .to(x + r, y + k, x + k, y + r, x, y + r)
                .to(x - k, y + r, x - r, y + k, x - r, y)
                .to(x - r, y - k, x - k, y - r, x, y - r)
                .to(x + k, y - r, x + r, y - k, x + r, y);
    }

    Point start() {
        return start;
    }

    Point end() {
        return cubics.isEmpty() ? start : cubics.getLast().to;
    }

    Curve to(double x, double y) {
        return to(new Point(x, y));
    }

    Curve to(Point point) {
        return plus(
                new Cubic(
                        end(),
                        end().towards(point, 1 / 3.0),
                        end().towards(point, 2 / 3.0),
                        point));
    }

    /** A curve with its two handles. */
    Curve to(double x1, double y1, double x2, double y2, double x, double y) {
        return plus(new Cubic(end(), new Point(x1, y1), new Point(x2, y2), new Point(x, y)));
    }

    private Curve plus(Cubic cubic) {
        List<Cubic> longer = new ArrayList<>(cubics);
        longer.add(cubic);
        return new Curve(start, longer);
    }

    /** A smooth curve through all points: Catmull–Rom splines as cubic Béziers. */
    public static Curve through(List<Point> points, boolean closed) {
        int n = points.size();
        Curve curve = from(n == 0 ? new Point(0, 0) : points.getFirst());
        for (int i = 0; i < (closed ? n : n - 1); i++) {
            Point p1 = points.get(i);
            Point p2 = points.get((i + 1) % n);
            Point p0 = points.get(closed ? (i + n - 1) % n : Math.max(0, i - 1));
            Point p3 = points.get(closed ? (i + 2) % n : Math.min(n - 1, i + 2));
            Point out = handle(p1, p0, p2, p1.distance(p2));
            Point in = handle(p2, p3, p1, p1.distance(p2));
            curve = curve.plus(new Cubic(p1, out, in, p2));
        }
        return curve;
    }

    /**
     * A sixth of the chord between the neighbours, but at most a third of the segment: no spikes at
     * corners.
     */
    private static Point handle(Point at, Point before, Point after, double segment) {
        double chord = Math.max(1e-6, before.distance(after));
        double length = Math.min(chord / 6, segment / 3);
        return at.plus(
                (after.x() - before.x()) / chord * length,
                (after.y() - before.y()) / chord * length);
    }

    /** This and then the other, with a straight line between them where they do not meet. */
    Curve then(Curve next) {
        Curve joined = end().distance(next.start) < 1e-6 ? this : to(next.start);
        List<Cubic> longer = new ArrayList<>(joined.cubics);
        longer.addAll(next.cubics);
        return new Curve(start, longer);
    }

    Curve reversed() {
        List<Cubic> turned = new ArrayList<>();
        cubics.forEach(cubic -> turned.add(cubic.reversed()));
        Collections.reverse(turned);
        return new Curve(end(), turned);
    }

    /** Left for right. */
    Curve mirrored() {
        return new Curve(Cubic.flip(start), cubics.stream().map(Cubic::mirrored).toList());
    }

    /** This half, and back along its mirror image to where the mirror image starts. */
    Curve withMirror() {
        return then(mirrored().reversed());
    }

    /** The same elsewhere. */
    Curve moved(double dx, double dy) {
        return new Curve(
                start.plus(dx, dy),
                cubics.stream()
                        .map(c ->
                                new Cubic(
                                        c.from.plus(dx, dy),
                                        c.out.plus(dx, dy),
                                        c.in.plus(dx, dy),
                                        c.to.plus(dx, dy)))
                        .toList());
    }

    /** The same with every point and handle elsewhere. */
    Curve mapped(UnaryOperator<Point> place) {
        return new Curve(
                place.apply(start),
                cubics.stream()
                        .map(c ->
                                new Cubic(
                                        place.apply(c.from),
                                        place.apply(c.out),
                                        place.apply(c.in),
                                        place.apply(c.to)))
                        .toList());
    }

    /** The part of the chain from one share of its pieces to another, 0 to 1. */
    Curve part(double from, double to) {
        int steps = 24;
        Curve result = from(at(from));
        for (int i = 1; i <= steps; i++) {
            result = result.to(at(from + (to - from) * i / steps));
        }
        return result;
    }

    /** The point at a share of the pieces, 0 to 1. */
    Point at(double share) {
        double scaled = Math.clamp(share, 0, 1) * cubics.size();
        int index = Math.min(cubics.size() - 1, (int) scaled);
        return cubics.get(index).at(scaled - index);
    }

    /**
     * A parallel at that distance, to the left of the direction of travel where it is positive;
     * corners stay corners. Exact for lines, near enough for gentle curves (Tiller and Hanson
     * 1984).
     */
    Curve parallel(double distance) {
        List<Cubic> moved = new ArrayList<>();
        for (int i = 0; i < cubics.size(); i++) {
            Cubic cubic = cubics.get(i);
            Point before =
                    i == 0
                            ? cubic.startNormal()
                            : corner(cubics.get(i - 1).endNormal(), cubic.startNormal());
            Point after =
                    i == cubics.size() - 1
                            ? cubic.endNormal()
                            : corner(cubic.endNormal(), cubics.get(i + 1).startNormal());
            Point from = shifted(cubic.from, before, distance);
            Point to = shifted(cubic.to, after, distance);
            double stretch = from.distance(to) / Math.max(1e-9, cubic.from.distance(cubic.to));
            moved.add(
                    new Cubic(
                            from,
                            from.plus(
                                    (cubic.out.x() - cubic.from.x()) * stretch,
                                    (cubic.out.y() - cubic.from.y()) * stretch),
                            to.plus(
                                    (cubic.in.x() - cubic.to.x()) * stretch,
                                    (cubic.in.y() - cubic.to.y()) * stretch),
                            to));
        }
        return new Curve(moved.isEmpty() ? start : moved.getFirst().from, moved);
    }

    private static Point corner(Point a, Point b) {
        double x = a.x() + b.x();
        double y = a.y() + b.y();
        double squared = Math.max(0.5, x * x + y * y);
        return new Point(2 * x / squared, 2 * y / squared);
    }

    private static Point shifted(Point p, Point normal, double distance) {
        return p.plus(normal.x() * distance, normal.y() * distance);
    }

    /** Points along the chain, so many for each piece. */
    public List<Point> points(int each) {
        List<Point> points = new ArrayList<>();
        points.add(start);
        for (Cubic cubic : cubics) {
            for (int i = 1; i <= each; i++) {
                points.add(cubic.at(i / (double) each));
            }
        }
        return points;
    }

    /** As a path for Java2D. */
    public Path2D path(AffineTransform placement, boolean closed) {
        Path2D path = new Path2D.Double();
        path.moveTo(start.x(), start.y());
        for (Cubic c : cubics) {
            path.curveTo(c.out.x(), c.out.y(), c.in.x(), c.in.y(), c.to.x(), c.to.y());
        }
        if (closed) {
            path.closePath();
        }
        path.transform(placement);
        return path;
    }
}
