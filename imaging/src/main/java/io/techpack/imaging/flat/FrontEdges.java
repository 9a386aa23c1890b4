package io.techpack.imaging.flat;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import java.util.Arrays;
import java.util.Optional;

/** Looks for edges where a front has its opening. Confined to one thread. */
final class FrontEdges {

    /** A front's neckline: its depth in raster pixels below the high points of shoulder. */
    record Neck(double drop, Choice.Neckline shape, double confidence) {}

    private final Anatomy anatomy;
    private final LabRaster raster;
    private final double length;

    FrontEdges(Anatomy anatomy) {
        this.anatomy = anatomy;
        raster = anatomy.raster();
        length = anatomy.drawnLandmarks().length(Measure.BODY_LENGTH);
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
