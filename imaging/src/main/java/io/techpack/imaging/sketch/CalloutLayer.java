package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Point;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Numbered circles in a column right of the figure, joined to their targets by leaders that do not
 * cross one another. Confined to one thread.
 */
final class CalloutLayer {

    private static final double RADIUS = 13;
    private static final double GAP = 58;

    /** A feature, what it points to on the sheet, and where its number stands. */
    record Placed(Feature feature, Point target, Point badge) {

        Point leaderEnd() {
            double distance = Math.max(1, badge.distance(target));
            return badge.towards(target, RADIUS / distance);
        }
    }

    private final List<Placed> placed;

    CalloutLayer(Figure figure, List<Feature> features, Placement placement) {
        List<Feature> present =
                features.stream()
                        .filter(feature -> figure.points().containsKey(feature.landmark()))
                        .toList();
        List<Point> targets =
                present.stream()
                        .map(feature ->
                                placement.place(
                                        Objects.requireNonNull(
                                                figure.points().get(feature.landmark()))))
                        .toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> targets.get(i).y()));
        double column = Math.max(placement.right() + 50, 640);
        List<Double> rows = rows(order.stream().map(i -> targets.get(i).y()).toList(), placement);
        uncross(order, targets, rows, column);
        List<Placed> result = new ArrayList<>();
        for (int slot = 0; slot < order.size(); slot++) {
            int i = order.get(slot);
            result.add(
                    new Placed(present.get(i), targets.get(i), new Point(column, rows.get(slot))));
        }
        placed = List.copyOf(result);
    }

    /** As near to the targets' heights as the gap allows, inside the drawing area. */
    private static List<Double> rows(List<Double> wanted, Placement placement) {
        List<Double> rows = new ArrayList<>();
        double last = placement.top() - GAP - 20;
        for (double y : wanted) {
            last = Math.max(last + GAP, y);
            rows.add(last);
        }
        double limit = placement.bottom() + 20;
        for (int i = rows.size() - 1; i >= 0; i--) {
            rows.set(i, Math.min(rows.get(i), limit));
            limit = rows.get(i) - GAP;
        }
        return rows;
    }

    /**
     * Swaps two numbers whose leaders cross, until none do; each swap shortens the leaders' total.
     */
    private static void uncross(
            List<Integer> order, List<Point> targets, List<Double> rows, double column) {
        boolean swapped = true;
        for (int round = 0; swapped && round < 20; round++) {
            swapped = false;
            for (int i = 0; i < order.size(); i++) {
                for (int j = i + 1; j < order.size(); j++) {
                    Point a = targets.get(order.get(i));
                    Point b = targets.get(order.get(j));
                    Point upper = new Point(column, rows.get(i));
                    Point lower = new Point(column, rows.get(j));
                    if (Geometry.cross(a, upper, b, lower)) {
                        Collections.swap(order, i, j);
                        swapped = true;
                    }
                }
            }
        }
    }

    List<Placed> placed() {
        return placed;
    }

    void draw(Pen pen) {
        for (int i = 0; i < placed.size(); i++) {
            Placed callout = placed.get(i);
            pen.line(callout.target, callout.leaderEnd(), Stroke.solid(Ink.RED, Ink.LEADER));
            pen.dot(callout.target, 3.2, Ink.RED);
            pen.badge(Integer.toString(i + 1), callout.badge, RADIUS, Ink.RED);
        }
    }
}
