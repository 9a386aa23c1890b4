package io.techpack.imaging.studio;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Planes;

/**
 * A soft edge for a coarse mask: the guided filter (He, Sun and Tang 2010) on lightness, its
 * coefficients taken at small size and applied at full size, within a narrow band around the mask's
 * edge.
 */
final class Matte {

    private static final int SMALL = 640;
    private static final int RADIUS = 5;
    private static final float SOFTNESS = 12;
    private static final int BAND = 2;

    private Matte() {}

    /**
     * @return opacity 0 to 1 for each pixel of the raster
     */
    static float[] of(LabRaster raster, LabRaster small, Mask mask) {
        int w = small.width();
        int h = small.height();
        float[] p =
                Planes.resize(
                        Planes.smooth(mask.toPlane(), mask.width(), mask.height(), 1),
                        mask.width(),
                        mask.height(),
                        w,
                        h);
        float[] meanI = Planes.mean(small.l(), w, h, RADIUS);
        float[] meanP = Planes.mean(p, w, h, RADIUS);
        float[] meanIp = Planes.mean(product(small.l(), p), w, h, RADIUS);
        float[] meanIi = Planes.mean(product(small.l(), small.l()), w, h, RADIUS);
        float[] slope = new float[p.length];
        float[] base = new float[p.length];
        for (int i = 0; i < p.length; i++) {
            float variance = meanIi[i] - meanI[i] * meanI[i];
            slope[i] = (meanIp[i] - meanI[i] * meanP[i]) / (variance + SOFTNESS);
            base[i] = meanP[i] - slope[i] * meanI[i];
        }
        float[] fullSlope = enlarged(Planes.mean(slope, w, h, RADIUS), w, h, raster);
        float[] fullBase = enlarged(Planes.mean(base, w, h, RADIUS), w, h, raster);
        return withinBand(raster, mask, fullSlope, fullBase);
    }

    static int smallSide() {
        return SMALL;
    }

    private static float[] enlarged(float[] plane, int w, int h, LabRaster raster) {
        return Planes.resize(plane, w, h, raster.width(), raster.height());
    }

    private static float[] withinBand(LabRaster raster, Mask mask, float[] slope, float[] base) {
        int w = raster.width();
        int h = raster.height();
        float[] inner =
                Planes.resize(mask.eroded(BAND).toPlane(), mask.width(), mask.height(), w, h);
        float[] outer =
                Planes.resize(mask.dilated(BAND).toPlane(), mask.width(), mask.height(), w, h);
        float[] alpha = new float[w * h];
        for (int i = 0; i < alpha.length; i++) {
            float soft = slope[i] * raster.l()[i] + base[i];
            // a steeper ramp: the filter alone leaves a veil of background
            float steep = Math.clamp((soft - 0.35f) / 0.4f, 0f, 1f);
            alpha[i] = Math.min(Math.max(steep, inner[i]), outer[i]);
        }
        return alpha;
    }

    private static float[] product(float[] a, float[] b) {
        float[] result = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] * b[i];
        }
        return result;
    }
}
