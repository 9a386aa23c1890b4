package io.techpack.imaging.flat;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.Arrays;
import java.util.Optional;

/** Looks for edges where a front has its neckline and its opening. Confined to one thread. */
final class FrontEdges {

    /** ΔE over a few pixels that counts as an edge. */
    private static final double EDGE = 7;

    private static final int REACH = 4;

    /** A front's neckline: its depth in raster pixels below the high points of shoulder. */
    record Neck(double drop, Choice.Neckline shape, double confidence) {}

    private final Anatomy anatomy;
    private final LabRaster raster;
    private final Mask mask;
    private final double length;

    FrontEdges(Anatomy anatomy) {
        this.anatomy = anatomy;
        raster = anatomy.raster();
        mask = anatomy.traced().mask();
        length = anatomy.drawnLandmarks().length(Measure.BODY_LENGTH);
    }

    /**
     * The inner edge below the back of the neck. The outline's upper edge is the back; where it is
     * itself as deep as a front, one looks through the neck.
     */
    Optional<Neck> neck() {
        Optional<Point> left = anatomy.landmarks().point(Landmark.SHOULDER_POINT_LEFT);
        Optional<Point> right = anatomy.landmarks().point(Landmark.SHOULDER_POINT_RIGHT);
        if (left.isEmpty() || right.isEmpty() || length < 50) {
            return Optional.empty();
        }
        double level = (left.get().y() + right.get().y()) / 2;
        double half = (right.get().x() - left.get().x()) / 2;
        double centre = (right.get().x() + left.get().x()) / 2;
        if (half < length * 0.06) {
            return Optional.empty();
        }
        double middle = median(centre, half * 0.14, level);
        double quarter =
                (median(centre - half * 0.5, half * 0.1, level)
                                + median(centre + half * 0.5, half * 0.1, level))
                        / 2;
        if (!(middle > 0) || !(quarter > 0)) {
            return Optional.empty();
        }
        double share = quarter / middle;
        if (share > 1.12 || share < 0.3) {
            return Optional.empty();
        }
        double deep = middle / (2 * half);
        Choice.Neckline shape =
                share < 0.66 && deep > 0.35
                        ? Choice.Neckline.V
                        : deep < 0.24
                                ? Choice.Neckline.BOAT
                                : deep > 0.62 ? Choice.Neckline.SCOOP : Choice.Neckline.CREW;
        return Optional.of(new Neck(middle, shape, shape == Choice.Neckline.CREW ? 0.7 : 0.6));
    }

    /** The median depth of the strongest edge below the neck in a few columns, NaN if unclear. */
    private double median(double column, double spread, double level) {
        int from = (int) Math.round(column - spread);
        int to = (int) Math.round(column + spread);
        double[] found = new double[to - from + 1];
        int count = 0;
        for (int x = from; x <= to; x++) {
            double row = edgeBelow(x, level);
            if (row > 0) {
                found[count++] = row - level;
            }
        }
        if (count < found.length * 0.5) {
            return Double.NaN;
        }
        double[] rows = Arrays.copyOf(found, count);
        Arrays.sort(rows);
        double spreadOfRows = rows[count * 3 / 4] - rows[count / 4];
        return spreadOfRows > length * 0.05 ? Double.NaN : rows[count / 2];
    }

    private double edgeBelow(int x, double level) {
        int top = (int) Math.max(level - length * 0.02, 0);
        while (top < raster.height() && !mask.at(x, top)) {
            top++;
        }
        double start = Math.max(top + length * 0.012, level + length * 0.03);
        double end = Math.min(raster.height() - REACH - 1.0, level + length * 0.26);
        double best = 0;
        double row = -1;
        for (int y = (int) start; y < end; y++) {
            double difference = difference(x, y - REACH, x, y + REACH);
            if (difference > best) {
                best = difference;
                row = y;
            }
        }
        return best >= EDGE ? row : top > level + length * 0.06 ? top : -1;
    }

    /**
     * Whether an opening runs down the centre, 0 to 1: edges along the centre line against those
     * beside it.
     */
    double centreLine() {
        Optional<Point> hem = anatomy.landmarks().point(Landmark.HEM);
        double chest = anatomy.drawnLandmarks().length(Measure.CHEST_WIDTH);
        if (hem.isEmpty() || length < 50 || chest < 30) {
            return 0;
        }
        double axis = hem.get().x();
        double top = hem.get().y() - length * 0.62;
        double bottom = hem.get().y() - length * 0.1;
        int reach = (int) (chest * 0.3);
        double[] energy = new double[2 * reach + 1];
        for (int dx = -reach; dx <= reach; dx++) {
            double sum = 0;
            int count = 0;
            for (double y = top; y < bottom; y += 2) {
                int x = (int) Math.round(axis + dx);
                sum += Math.min(20, difference(x - 2, (int) y, x + 2, (int) y));
                count++;
            }
            energy[dx + reach] = sum / Math.max(1, count);
        }
        int near = Math.max(2, (int) (chest * 0.06));
        double inside = 0;
        for (int i = reach - near; i <= reach + near; i++) {
            inside = Math.max(inside, energy[i]);
        }
        double[] beside = energy.clone();
        Arrays.fill(beside, reach - near, reach + near + 1, -1);
        double[] others = Arrays.stream(beside).filter(value -> value >= 0).sorted().toArray();
        double usual = others[(int) (others.length * 0.9)];
        double ratio = inside / Math.max(0.6, usual);
        return Math.clamp((ratio - 1) / 1.2, 0, 1);
    }

    private double difference(int x1, int y1, int x2, int y2) {
        if (!inside(x1, y1) || !inside(x2, y2)) {
            return 0;
        }
        return Math.sqrt(raster.distance2(y1 * raster.width() + x1, y2 * raster.width() + x2));
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < raster.width() && y < raster.height();
    }
}
