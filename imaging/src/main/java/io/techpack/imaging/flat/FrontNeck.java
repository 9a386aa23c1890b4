package io.techpack.imaging.flat;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.Optional;

/**
 * Finds a front's neck edge: the curve between the high points of shoulder that has edges all
 * along. What is printed below, a stripe or a label has edges only on a part of any such curve.
 * Confined to one thread.
 */
final class FrontNeck {

    /**
     * ΔE over a few pixels that counts as an edge; stronger ones count no more than {@link #FULL}.
     */
    private static final double EDGE = 5;

    private static final double FULL = 16;
    private static final int REACH = 3;

    /** Columns from the middle to a high point of shoulder, as shares of half the neck's width. */
    private static final double[] COLUMNS = {0, 0.15, 0.3, 0.45, 0.6, 0.72, 0.84};

    /** Columns beyond the neck. */
    private static final double[] BESIDE = {1.25, 1.45};

    /** From a V to a round neck with a flat bottom. */
    private static final double[] ROUNDNESSES = {1, 1.4, 1.8, 2.3, 2.9, 3.6};

    private static final double LEAST_SUPPORT = 0.7;

    /** The best curve stands out from the others of its garment. */
    private static final double LEAST_LEAD = 1.35;

    private final LabRaster raster;
    private final Mask mask;
    private final double length;
    private final double level;
    private final double half;
    private final double centre;

    private FrontNeck(Anatomy anatomy, Point left, Point right) {
        raster = anatomy.raster();
        mask = anatomy.traced().mask();
        length = anatomy.drawnLandmarks().length(Measure.BODY_LENGTH);
        level = (left.y() + right.y()) / 2;
        half = (right.x() - left.x()) / 2;
        centre = (right.x() + left.x()) / 2;
    }

    /**
     * The neck's depth and shape, if it is seen.
     *
     * @param least shares of the body's length between which a depth is believable
     */
    static Optional<FrontEdges.Neck> find(Anatomy anatomy, double least, double most) {
        Optional<Point> left = anatomy.landmarks().point(Landmark.SHOULDER_POINT_LEFT);
        Optional<Point> right = anatomy.landmarks().point(Landmark.SHOULDER_POINT_RIGHT);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        FrontNeck neck = new FrontNeck(anatomy, left.get(), right.get());
        return neck.length < 50 || neck.half < neck.length * 0.06
                ? Optional.empty()
                : neck.best(least, most);
    }

    private record Curve(double drop, double roundness, double score) {}

    private Optional<FrontEdges.Neck> best(double least, double most) {
        double back = outline(centre) - level;
        // one looks through a neck whose outline is as deep as a front's
        boolean open = back > length * 0.06;
        double from = Math.max(length * least, open ? back * 0.9 : back + length * 0.02);
        double to = Math.min(length * most, raster.height() - REACH - 1 - level);
        Curve best = new Curve(0, 0, 0);
        double sum = 0;
        int count = 0;
        for (double drop = from; drop < to; drop += 1) {
            double strongest = 0;
            for (double roundness : ROUNDNESSES) {
                double score = score(drop, roundness, open);
                strongest = Math.max(strongest, score);
                if (score > best.score) {
                    best = new Curve(drop, roundness, score);
                }
            }
            sum += strongest;
            count++;
        }
        if (count == 0 || best.score < LEAST_LEAD * sum / count) {
            return Optional.empty();
        }
        return support(best, open) < LEAST_SUPPORT || goesOn(best.drop)
                ? Optional.empty()
                : Optional.of(neck(best));
    }

    /** A stripe or a seam across has edges beside the neck, too. */
    private boolean goesOn(double drop) {
        int seen = 0;
        for (double beside : BESIDE) {
            seen += edge(centre - beside * half, drop, false) >= EDGE ? 1 : 0;
            seen += edge(centre + beside * half, drop, false) >= EDGE ? 1 : 0;
        }
        return seen > BESIDE.length;
    }

    private FrontEdges.Neck neck(Curve curve) {
        double deep = curve.drop / (2 * half);
        Choice.Neckline shape =
                curve.roundness < 1.3 && deep > 0.35
                        ? Choice.Neckline.V
                        : deep < 0.24
                                ? Choice.Neckline.BOAT
                                : deep > 0.62 ? Choice.Neckline.SCOOP : Choice.Neckline.CREW;
        return new FrontEdges.Neck(curve.drop, shape, shape == Choice.Neckline.CREW ? 0.7 : 0.6);
    }

    /** The mean edge along a curve, both halves. */
    private double score(double drop, double roundness, boolean open) {
        double sum = 0;
        for (double column : COLUMNS) {
            double depth = depth(drop, roundness, column);
            sum += Math.min(FULL, edge(centre - column * half, depth, open));
            sum += Math.min(FULL, edge(centre + column * half, depth, open));
        }
        return sum / (2 * COLUMNS.length);
    }

    /** The share of the curve that has an edge. */
    private double support(Curve curve, boolean open) {
        int seen = 0;
        for (double column : COLUMNS) {
            double depth = depth(curve.drop, curve.roundness, column);
            seen += edge(centre - column * half, depth, open) >= EDGE ? 1 : 0;
            seen += edge(centre + column * half, depth, open) >= EDGE ? 1 : 0;
        }
        return seen / (2.0 * COLUMNS.length);
    }

    private static double depth(double drop, double roundness, double column) {
        return drop * (1 - Math.pow(column, roundness));
    }

    /** The edge at a depth below the shoulders; the outline itself is one of an open neck alone. */
    private double edge(double x, double depth, boolean open) {
        int column = (int) Math.round(x);
        int row = (int) Math.round(level + depth);
        double strongest = 0;
        for (int y = row - 2; y <= row + 2; y++) {
            boolean inside = mask.at(column, y - REACH) && mask.at(column, y + REACH);
            if (inside || open && mask.at(column, y + REACH)) {
                strongest = Math.max(strongest, difference(column, y - REACH, y + REACH));
            }
        }
        return strongest;
    }

    private double difference(int x, int upper, int lower) {
        if (x < 0 || x >= raster.width() || upper < 0 || lower >= raster.height()) {
            return 0;
        }
        return Math.sqrt(raster.distance2(upper * raster.width() + x, lower * raster.width() + x));
    }

    private double outline(double x) {
        int column = (int) Math.round(x);
        int y = 0;
        while (y < raster.height() && !mask.at(column, y)) {
            y++;
        }
        return y;
    }
}
