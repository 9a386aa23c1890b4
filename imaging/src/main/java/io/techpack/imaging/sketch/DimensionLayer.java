package io.techpack.imaging.sketch;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * Lettered arrows. Lengths and top and bottom widths stand outside the figure on lanes of their
 * own, the others on it; each letter takes the place along its arrow that is farthest from
 * everything else. Confined to one thread.
 */
final class DimensionLayer {

    private static final double RADIUS = 10;
    private static final double FIRST_LANE = 30;
    private static final double LANE = 30;
    private static final double CLEARANCE = 2 * RADIUS + 5;
    private static final double[] PLACES = {0.3, 0.2, 0.4, 0.5, 0.6, 0.12, 0.7, 0.8};

    private record Arrow(Point from, Point to, List<Point[]> extensions) {}

    private final Placement placement;
    private final List<Dimension> dimensions;
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Point> letters = new ArrayList<>();
    private int leftLanes;
    private int bottomLanes;

    DimensionLayer(List<Dimension> dimensions, Placement placement) {
        this.placement = placement;
        this.dimensions = List.copyOf(dimensions);
        for (Dimension dimension : dimensions) {
            arrows.add(arrow(dimension));
        }
    }

    /** The arrows, as segments on the sheet. */
    List<Point[]> segments() {
        return arrows.stream().map(arrow -> new Point[] {arrow.from, arrow.to}).toList();
    }

    private Arrow arrow(Dimension dimension) {
        Point from = placement.place(dimension.measured().from());
        Point to = placement.place(dimension.measured().to());
        return switch (dimension.measured().measure()) {
            case BODY_LENGTH, HOOD_HEIGHT, OUTSEAM, LENGTH, OVERALL_HEIGHT -> {
                double x = placement.left() - FIRST_LANE - LANE * leftLanes++;
                yield onLane(from, to, new Point(x, from.y()), new Point(x, to.y()));
            }
            case NECK_WIDTH, SHOULDER_WIDTH -> {
                boolean wide = dimension.measured().measure() == Measure.SHOULDER_WIDTH;
                double y = placement.top() - FIRST_LANE - (wide ? LANE : 0);
                yield onLane(from, to, new Point(from.x(), y), new Point(to.x(), y));
            }
            case HEM_WIDTH, LEG_OPENING, OVERALL_LENGTH, OVERALL_WIDTH -> {
                double y = placement.bottom() + FIRST_LANE + LANE * bottomLanes++;
                yield onLane(from, to, new Point(from.x(), y), new Point(to.x(), y));
            }
            case SLEEVE_LENGTH -> beside(from, to, 16);
            case CUFF_WIDTH -> beside(from, to, 14);
            case HANDLE_DROP,
                    NECK_DROP,
                    CHEST_WIDTH,
                    WAIST_WIDTH,
                    HIP_WIDTH,
                    INSEAM,
                    FRONT_RISE,
                    THIGH_WIDTH ->
                    new Arrow(from, to, List.of());
        };
    }

    private static Arrow onLane(Point from, Point to, Point laneFrom, Point laneTo) {
        return new Arrow(
                laneFrom, laneTo, List.of(new Point[] {from, laneFrom}, new Point[] {to, laneTo}));
    }

    /** Moved away from the figure's middle, parallel to itself. */
    private Arrow beside(Point from, Point to, double distance) {
        double length = Math.max(1, from.distance(to));
        double nx = -(to.y() - from.y()) / length;
        double ny = (to.x() - from.x()) / length;
        Point middle = from.towards(to, 0.5);
        Point centre =
                new Point(
                        (placement.left() + placement.right()) / 2,
                        (placement.top() + placement.bottom()) / 2);
        boolean outwards = centre.distance(middle.plus(nx, ny)) > centre.distance(middle);
        double shift = outwards ? distance : -distance;
        Point movedFrom = from.plus(nx * shift, ny * shift);
        Point movedTo = to.plus(nx * shift, ny * shift);
        return onLane(from, to, movedFrom, movedTo);
    }

    private Point letter(Arrow arrow, CalloutLayer callouts) {
        Point best = arrow.from.towards(arrow.to, 0.5);
        double bestScore = Double.NEGATIVE_INFINITY;
        boolean isShort = arrow.from.distance(arrow.to) < 4 * RADIUS;
        for (int i = 0; i < PLACES.length; i++) {
            Point on = arrow.from.towards(arrow.to, PLACES[i]);
            for (int offset = -1; offset <= 1; offset++) {
                if (isShort == (offset == 0)) {
                    continue;
                }
                Point candidate =
                        offset == 0
                                ? on
                                : on.plus(
                                        offset * normalX(arrow) * CLEARANCE,
                                        offset * normalY(arrow) * CLEARANCE);
                double score = Math.min(CLEARANCE, clearance(candidate, arrow, callouts)) - i * 0.5;
                if (score > bestScore) {
                    bestScore = score;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static double normalX(Arrow arrow) {
        return -(arrow.to.y() - arrow.from.y()) / Math.max(1, arrow.from.distance(arrow.to));
    }

    private static double normalY(Arrow arrow) {
        return (arrow.to.x() - arrow.from.x()) / Math.max(1, arrow.from.distance(arrow.to));
    }

    /** The distance to the nearest other letter, leader, number or arrow. */
    private double clearance(Point candidate, Arrow own, CalloutLayer callouts) {
        double least = Double.MAX_VALUE;
        for (Point letter : letters) {
            least = Math.min(least, candidate.distance(letter));
        }
        for (CalloutLayer.Placed callout : callouts.placed()) {
            least =
                    Math.min(
                            least,
                            candidate.distanceToSegment(callout.target(), callout.badge())
                                    + RADIUS / 2);
        }
        for (Arrow other : arrows) {
            if (!other.equals(own)) {
                least = Math.min(least, candidate.distanceToSegment(other.from, other.to) + RADIUS);
            }
        }
        return least;
    }

    void draw(Pen pen, CalloutLayer callouts) {
        for (Arrow arrow : arrows) {
            letters.add(letter(arrow, callouts));
        }
        for (int i = 0; i < arrows.size(); i++) {
            Arrow arrow = arrows.get(i);
            Point place = letters.get(i);
            String letter = letterOf(i);
            pen.group(
                    "data-measure",
                    dimensions.get(i).measured().measure().key(),
                    false,
                    () -> {
                        for (Point[] extension : arrow.extensions) {
                            pen.line(
                                    extension[0],
                                    extension[1],
                                    Stroke.dashed(Ink.PALE, Ink.EXTENSION, 3, 3));
                        }
                        pen.arrow(arrow.from, arrow.to, Ink.BLUE);
                        pen.badge(letter, place, RADIUS, Ink.BLUE);
                    });
        }
    }

    /** A to Z. */
    static String letterOf(int index) {
        return String.valueOf((char) ('A' + index % 26));
    }
}
