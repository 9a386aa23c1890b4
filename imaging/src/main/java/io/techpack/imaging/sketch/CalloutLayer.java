package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Point;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Numbered circles in a column right of the figure, joined to their targets by leaders that cross
 * neither one another nor a dimension. Confined to one thread.
 */
final class CalloutLayer {

    private static final double RADIUS = 13;
    private static final double GAP = 34;
    private static final double ROW = 8;
    private static final double CROSSING = 1_000;

    /** A feature, what it points to on the sheet, and where its number stands. */
    record Placed(Feature feature, Point target, Point badge) {

        Point leaderEnd() {
            double distance = Math.max(1, badge.distance(target));
            return badge.towards(target, RADIUS / distance);
        }
    }

    private final List<Placed> placed;

    /**
     * @param features only those are placed whose landmark the figure has
     * @param obstacles segments that no leader should cross
     */
    CalloutLayer(
            Figure figure, List<Feature> features, Placement placement, List<Point[]> obstacles) {
        List<Placed> order = new ArrayList<>();
        double column = Math.max(placement.right() + 50, 640);
        for (Feature feature : features) {
            if (figure.shows(feature)) {
                Point target =
                        placement.place(
                                Objects.requireNonNull(
                                        figure.flat().points().get(feature.landmark())));
                order.add(new Placed(feature, target, new Point(column, target.y())));
            }
        }
        order.sort(Comparator.comparingDouble(callout -> callout.target.y()));
        placed = settled(spread(order, placement), placement, obstacles);
    }

    /** As near to the targets' heights as the gap allows, inside the drawing area. */
    private static List<Placed> spread(List<Placed> order, Placement placement) {
        List<Placed> rows = new ArrayList<>();
        double last = placement.top() - GAP - 20;
        for (Placed callout : order) {
            last = Math.max(last + GAP, callout.target.y());
            rows.add(at(callout, last));
        }
        double limit = placement.bottom() + 40;
        for (int i = rows.size() - 1; i >= 0; i--) {
            rows.set(i, at(rows.get(i), Math.min(rows.get(i).badge.y(), limit)));
            limit = rows.get(i).badge.y() - GAP;
        }
        return rows;
    }

    private static Placed at(Placed callout, double row) {
        return new Placed(callout.feature, callout.target, new Point(callout.badge.x(), row));
    }

    /** Moves one number at a time to the row where its leader is in nobody's way. */
    private static List<Placed> settled(
            List<Placed> start, Placement placement, List<Point[]> obstacles) {
        List<Placed> rows = new ArrayList<>(start);
        boolean moved = true;
        for (int round = 0; moved && round < 12; round++) {
            moved = swapped(rows, obstacles);
            for (int i = 0; i < rows.size(); i++) {
                Placed best = rows.get(i);
                double least = cost(best, rows, i, obstacles);
                for (double y = placement.top() - 60; y <= placement.bottom() + 60; y += ROW) {
                    Placed other = at(best, y);
                    double cost = cost(other, rows, i, obstacles);
                    if (cost < least - 1e-6) {
                        least = cost;
                        rows.set(i, other);
                        best = other;
                        moved = true;
                    }
                }
            }
        }
        rows.sort(Comparator.comparingDouble(callout -> callout.badge.y()));
        return List.copyOf(rows);
    }

    /** Two numbers change places where that is in fewer ways. */
    private static boolean swapped(List<Placed> rows, List<Point[]> obstacles) {
        boolean any = false;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                Placed one = rows.get(i);
                Placed other = rows.get(j);
                double before = cost(one, rows, i, obstacles) + cost(other, rows, j, obstacles);
                rows.set(i, at(one, other.badge.y()));
                rows.set(j, at(other, one.badge.y()));
                double after =
                        cost(rows.get(i), rows, i, obstacles)
                                + cost(rows.get(j), rows, j, obstacles);
                if (after < before - 1e-6) {
                    any = true;
                } else {
                    rows.set(i, one);
                    rows.set(j, other);
                }
            }
        }
        return any;
    }

    private static double cost(
            Placed callout, List<Placed> others, int own, List<Point[]> obstacles) {
        double cost = Math.abs(callout.badge.y() - callout.target.y());
        for (int i = 0; i < others.size(); i++) {
            Placed other = others.get(i);
            if (i != own) {
                if (Math.abs(other.badge.y() - callout.badge.y()) < GAP) {
                    cost += CROSSING * 10;
                }
                if (Geometry.cross(callout.target, callout.badge, other.target, other.badge)) {
                    cost += CROSSING;
                }
                if (other.target.distanceToSegment(callout.target, callout.badge) < 5) {
                    cost += 60;
                }
            }
        }
        for (Point[] segment : obstacles) {
            if (Geometry.cross(callout.target, callout.badge, segment[0], segment[1])) {
                cost += CROSSING;
            }
        }
        return cost;
    }

    List<Placed> placed() {
        return placed;
    }

    void draw(Pen pen) {
        for (int i = 0; i < placed.size(); i++) {
            Placed callout = placed.get(i);
            String number = Integer.toString(i + 1);
            pen.group(
                    "data-callout",
                    number,
                    false,
                    () -> {
                        pen.line(
                                callout.target,
                                callout.leaderEnd(),
                                Stroke.solid(Ink.RED, Ink.LEADER));
                        pen.dot(callout.target, 3.2, Ink.RED);
                        pen.badge(number, callout.badge, RADIUS, Ink.RED);
                    });
        }
    }
}
