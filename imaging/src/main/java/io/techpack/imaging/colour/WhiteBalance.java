package io.techpack.imaging.colour;

import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import java.util.Optional;

/**
 * Takes the light's colour out of a photo by its background, where that is bright, even and nearly
 * grey: the background becomes grey, and everything else goes along as under another light (von
 * Kries scaling of X and Z). Immutable, any thread.
 *
 * @param background as photographed
 */
public record WhiteBalance(Lab background) {

    private static final double LEAST_SHARE = 0.08;
    private static final double LEAST_LIGHTNESS = 62;

    /** Greyer is neutral already, and more colour is the background's own. */
    private static final double LEAST_CHROMA = 1.5;

    private static final double MOST_CHROMA = 8;
    private static final double MOST_SPREAD = 4;

    /** What is nearer than this share of the width is shadow, or reflects the product. */
    private static final double NEAR = 0.03;

    /** Empty where the background is no reference, or needs no correction. */
    public static Optional<WhiteBalance> of(LabRaster raster, Mask product) {
        Mask near = product.dilated((int) Math.max(2, raster.width() * NEAR));
        double l = 0;
        double a = 0;
        double b = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < near.size(); i++) {
            if (!near.at(i)) {
                l += raster.l()[i];
                a += raster.a()[i];
                b += raster.b()[i];
                squares += raster.a()[i] * raster.a()[i] + raster.b()[i] * raster.b()[i];
                count++;
            }
        }
        if (count < LEAST_SHARE * near.size()) {
            return Optional.empty();
        }
        Lab mean = new Lab(l / count, a / count, b / count);
        double spread =
                Math.sqrt(Math.max(0, squares / count - mean.a() * mean.a() - mean.b() * mean.b()));
        boolean reference =
                mean.l() > LEAST_LIGHTNESS
                        && mean.chroma() > LEAST_CHROMA
                        && mean.chroma() < MOST_CHROMA
                        && spread < MOST_SPREAD;
        return reference ? Optional.of(new WhiteBalance(mean)) : Optional.empty();
    }

    /** The same raster under white light; lightness stays. */
    public LabRaster balanced(LabRaster raster) {
        double fy = (background.l() + 16) / 116;
        double x = fy / (fy + background.a() / 500);
        double z = fy / (fy - background.b() / 200);
        float[] a = new float[raster.a().length];
        float[] b = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            double y = (raster.l()[i] + 16) / 116;
            a[i] = (float) (500 * ((y + raster.a()[i] / 500) * x - y));
            b[i] = (float) (200 * (y - (y - raster.b()[i] / 200) * z));
        }
        return new LabRaster(raster.width(), raster.height(), raster.l(), a, b);
    }
}
