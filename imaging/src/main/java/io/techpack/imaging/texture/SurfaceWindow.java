package io.techpack.imaging.texture;

import io.techpack.imaging.raster.Lightness;
import io.techpack.imaging.raster.Mask;

/** A square of pixels. */
record SurfaceWindow(int left, int top, int side) {

    private static final int CELL = 4;

    boolean isCovered(Mask mask) {
        int inside = 0;
        int probes = 0;
        for (int y = 0; y < side; y += CELL) {
            for (int x = 0; x < side; x += CELL) {
                inside += mask.at(left + x, top + y) ? 1 : 0;
                probes++;
            }
        }
        return inside >= probes * 0.98;
    }

    /**
     * Variance of lightness between cells of 4 × 4: folds and prints raise it, the weave itself
     * does not.
     */
    double unrest(Lightness raster) {
        double sum = 0;
        double squares = 0;
        int cells = 0;
        for (int y = 0; y + CELL <= side; y += CELL) {
            for (int x = 0; x + CELL <= side; x += CELL) {
                double mean = cellMean(raster, left + x, top + y);
                sum += mean;
                squares += mean * mean;
                cells++;
            }
        }
        double mean = sum / cells;
        return squares / cells - mean * mean;
    }

    private static double cellMean(Lightness raster, int x0, int y0) {
        double sum = 0;
        for (int y = y0; y < y0 + CELL; y++) {
            for (int x = x0; x < x0 + CELL; x++) {
                sum += raster.l()[y * raster.width() + x];
            }
        }
        return sum / (CELL * CELL);
    }
}
