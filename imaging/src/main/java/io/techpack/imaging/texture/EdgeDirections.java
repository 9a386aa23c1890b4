package io.techpack.imaging.texture;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;

/**
 * Which way the stronger edges run.
 *
 * @param oneWay 0 to 1: the structure tensor's coherence over all of them
 * @param axisAligned the share that is within 15° of level or upright
 */
record EdgeDirections(double oneWay, double axisAligned) {

    private static final double STRONG = 4;

    static EdgeDirections of(LabRaster raster, Mask mask) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double aligned = 0;
        double all = 1e-9;
        int w = raster.width();
        for (int y = 1; y < raster.height() - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                int i = y * w + x;
                if (!mask.at(i)) {
                    continue;
                }
                double gx = difference(raster, i - 1, i + 1);
                double gy = difference(raster, i - w, i + w);
                double strength = Math.hypot(gx, gy);
                if (strength < STRONG) {
                    continue;
                }
                xx += gx * gx;
                xy += gx * gy;
                yy += gy * gy;
                all += strength;
                boolean axis = Math.min(Math.abs(gx), Math.abs(gy)) < 0.27 * strength;
                aligned += axis ? strength : 0;
            }
        }
        return new EdgeDirections(Math.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-9), aligned / all);
    }

    /** The difference of the plane that differs most. */
    private static double difference(LabRaster raster, int i, int j) {
        double l = raster.l()[j] - raster.l()[i];
        double a = raster.a()[j] - raster.a()[i];
        double b = raster.b()[j] - raster.b()[i];
        double colour = Math.abs(a) > Math.abs(b) ? a : b;
        return Math.abs(l) > Math.abs(colour) ? l : colour;
    }
}
