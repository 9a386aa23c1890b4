package io.techpack.imaging.texture;

import io.techpack.imaging.raster.Lightness;
import java.util.Arrays;

/** Adds up gradients, local patterns and periodicity over windows. Confined to one thread. */
final class SurfaceSums {

    private static final float PATTERN_STEP = 1.5f;

    private final Lightness raster;
    private final int[] ring;
    private double xx;
    private double xy;
    private double yy;
    private double flat;
    private double periodicity;
    private int pixels;
    private int windows;

    SurfaceSums(Lightness raster) {
        this.raster = raster;
        int w = raster.width();
        ring = new int[] {-w - 1, -w, -w + 1, 1, w + 1, w, w - 1, -1};
    }

    void add(SurfaceWindow window) {
        double[] columns = new double[window.side() - 2];
        for (int y = 1; y < window.side() - 1; y++) {
            for (int x = 1; x < window.side() - 1; x++) {
                int i = (window.top() + y) * raster.width() + window.left() + x;
                addPixel(i);
                columns[x - 1] += raster.l()[i];
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

    /**
     * The highest peak of the autocorrelation. Shading makes neighbours alike too, but without a
     * peak.
     */
    private static double strongestPeriod(double[] values) {
        double best = 0;
        double before = autocorrelation(values, 2);
        double here = autocorrelation(values, 3);
        for (int lag = 3; lag < values.length / 3; lag++) {
            double next = autocorrelation(values, lag + 1);
            best = here > before && here >= next ? Math.max(best, here) : best;
            before = here;
            here = next;
        }
        return best;
    }

    private static double autocorrelation(double[] values, int lag) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = 1e-9;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            variance += (values[i] - mean) * (values[i] - mean);
            sum += i + lag < values.length ? (values[i] - mean) * (values[i + lag] - mean) : 0;
        }
        return sum / variance;
    }

    Texture texture(double specular) {
        double energy = Math.sqrt((xx + yy) / pixels);
        double coherence = Math.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-9);
        double angle = Math.toDegrees(0.5 * Math.atan2(2 * xy, xx - yy));
        return new Texture(
                energy, coherence, angle, specular, periodicity / windows, flat / pixels, windows);
    }
}
