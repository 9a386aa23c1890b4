package io.techpack.imaging.studio;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Interruption;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Planes;
import io.techpack.imaging.segmentation.Segmentation;

/**
 * The product alone, upright and centred on an even ground with a soft shadow. Deterministic, any
 * thread, about 0.5 s.
 */
public final class StudioShot {

    private static final int LONGEST_SIDE = 1400;
    private static final int BLEED = 4;

    private StudioShot() {}

    /**
     * @param background 0xRRGGBB
     * @return 1200 × 1500 pixels, opaque
     * @throws InterruptedException when the thread is interrupted between two phases
     */
    public static Picture render(Picture picture, Segmentation segmentation, int background)
            throws InterruptedException {
        Picture upright =
                picture.scaledToFit(LONGEST_SIDE)
                        .over(0xFFFFFF)
                        .turned(segmentation.tilt(), background);
        LabRaster raster = LabRaster.of(upright);
        LabRaster small = LabRaster.of(upright.scaledToFit(Matte.smallSide()));
        Interruption.check();
        Mask mask = segmentation.uprightMask();
        float[] alpha = Matte.of(raster, small, mask);
        Interruption.check();
        Picture cutOut = cutOut(withCleanEdge(raster, alpha), alpha);
        Interruption.check();
        return Canvas.compose(cutOut, mask.bounds(), mask.width(), mask.height(), background);
    }

    /**
     * At the edge the product's own colours are drawn outwards, so that no background shines
     * through.
     */
    private static LabRaster withCleanEdge(LabRaster raster, float[] alpha) {
        int w = raster.width();
        int h = raster.height();
        float[] sure = new float[alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            sure[i] = alpha[i] > 0.98f ? 1 : 0;
        }
        float[] weight = Planes.mean(sure, w, h, BLEED);
        return new LabRaster(
                w,
                h,
                bled(raster.l(), sure, weight, w, h),
                bled(raster.a(), sure, weight, w, h),
                bled(raster.b(), sure, weight, w, h));
    }

    private static float[] bled(float[] plane, float[] sure, float[] weight, int w, int h) {
        float[] masked = new float[plane.length];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = plane[i] * sure[i];
        }
        float[] mean = Planes.mean(masked, w, h, BLEED);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sure[i] > 0 || weight[i] < 0.01f ? plane[i] : mean[i] / weight[i];
        }
        return mean;
    }

    private static Picture cutOut(LabRaster raster, float[] alpha) {
        int[] argb = new int[alpha.length];
        for (int i = 0; i < argb.length; i++) {
            if (alpha[i] > 0) {
                argb[i] = Math.round(alpha[i] * 255) << 24 | raster.at(i).toRgb();
            }
        }
        return Picture.of(raster.width(), raster.height(), argb);
    }
}
