package io.techpack.imaging.texture;

import io.techpack.imaging.raster.LabRaster;

/** Adds up gradients, local patterns and periodicity over windows. Confined to one thread. */
final class SurfaceSums {

    private static final float PATTERN_STEP = 1.5f;

    private final LabRaster raster;
    private final int[] ring;
    private double xx;
    private double xy;
    private double yy;
    private double flat;
    private double periodicity;
    private int pixels;
    private int windows;

    SurfaceSums(LabRaster raster) {
        this.raster = raster;
        int w = raster.width();
        ring = new int[] {-w - 1, -w, -w + 1, 1, w + 1, w, w - 1, -1};
    }

    void add(SurfaceWindow window) {
        double[] columns = new double[window.side()];
        for (int y = 1; y < window.side() - 1; y++) {
            for (int x = 1; x < window.side() - 1; x++) {
                int i = (window.top() + y) * raster.width() + window.left() + x;
                addPixel(i);
                columns[x] += raster.l()[i];
            }
        }
        periodicity += strongestPeriod(columns);
        windows++;
    }

    private void addPixel(int i) {
        float[] l = raster.l();
        double gx = l[i + 1] - l[i - 1];
        double gy = l[i + raster.width()] - l[i - raster.width()];
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
        int lighter = 0;
        for (int offset : ring) {
            lighter += l[i + offset] > l[i] + PATTERN_STEP ? 1 : 0;
        }
        flat += lighter == 0 || lighter == ring.length ? 1 : 0;
        pixels++;
    }

    private static double strongestPeriod(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 1e-9;
        for (double value : values) {
            variance += (value - mean) * (value - mean);
        }
        double best = 0;
        for (int lag = 3; lag < values.length / 3; lag++) {
            double sum = 0;
            for (int i = 0; i + lag < values.length; i++) {
                sum += (values[i] - mean) * (values[i + lag] - mean);
            }
            best = Math.max(best, sum / variance);
        }
        return best;
    }

    Texture texture(double specular) {
        double energy = Math.sqrt((xx + yy) / pixels);
        double coherence = Math.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-9);
        double angle = Math.toDegrees(0.5 * Math.atan2(2 * xy, xx - yy));
        return new Texture(
                energy, coherence, angle, specular, periodicity / windows, flat / pixels, windows);
    }
}
