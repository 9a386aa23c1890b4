package io.techpack.imaging.segmentation;

import io.techpack.imaging.raster.Centre;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Samples;
import java.util.random.RandomGenerator;

/**
 * The first guess: what does not look like the picture's border is product. A border colour that is
 * far denser in the middle than at the border belongs to a product that was cut off, and is dropped
 * from the model.
 */
final class BorderModel {

    private static final double CORE = 0.35;
    private static final double CLOSE = 9;
    private static final double FARTHEST = 60;

    private final LabRaster raster;
    private final int band;
    private final ColourMixture border;

    BorderModel(LabRaster raster, RandomGenerator random) {
        this.raster = raster;
        this.band = Math.max(2, Math.round(Math.min(raster.width(), raster.height()) * 0.04f));
        this.border = ColourMixture.fit(Samples.of(raster, this::onBorder), random);
        dropProductColours();
    }

    private boolean onBorder(int i) {
        int x = i % raster.width();
        int y = i / raster.width();
        return x < band || y < band || x >= raster.width() - band || y >= raster.height() - band;
    }

    private double fromCentre(int i) {
        return Centre.distance(
                i % raster.width(), i / raster.width(), raster.width(), raster.height());
    }

    private void dropProductColours() {
        double[] atBorder = new double[ColourMixture.COMPONENTS];
        double[] inCore = new double[ColourMixture.COMPONENTS];
        double borderPixels = 0;
        double corePixels = 0;
        for (int i = 0; i < raster.l().length; i++) {
            boolean outside = onBorder(i);
            if (!outside && fromCentre(i) > CORE) {
                continue;
            }
            borderPixels += outside ? 1 : 0;
            corePixels += outside ? 0 : 1;
            int j = border.likeliest(raster.l()[i], raster.a()[i], raster.b()[i]);
            if (border.distance2(j, raster, i) <= CLOSE) {
                (outside ? atBorder : inCore)[j]++;
            }
        }
        if (borderPixels > 0 && corePixels > 0) {
            dropWhere(atBorder, borderPixels, inCore, corePixels);
        }
    }

    private void dropWhere(
            double[] atBorder, double borderPixels, double[] inCore, double corePixels) {
        boolean[] product = new boolean[ColourMixture.COMPONENTS];
        double kept = 0;
        for (int j = 0; j < product.length; j++) {
            double shareAtBorder = atBorder[j] / borderPixels;
            double shareInCore = inCore[j] / corePixels;
            product[j] =
                    shareInCore > 0.25 && shareInCore > 2.2 * shareAtBorder && shareAtBorder < 0.35;
            kept += product[j] ? 0 : border.weight(j);
        }
        for (int j = 0; j < product.length && kept > 0.4; j++) {
            if (product[j]) {
                border.drop(j);
            }
        }
    }

    /**
     * Far from the border's colours; the threshold is lowered until there is something, then the
     * middle is taken.
     */
    Mask firstGuess() {
        double[] distances = new double[raster.l().length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.min(FARTHEST, border.distance2(raster, i));
        }
        double threshold = CLOSE;
        Mask guess = beyond(distances, threshold);
        for (int attempt = 1; attempt < 3 && guess.area() <= guess.size() * 0.06; attempt++) {
            threshold *= 0.55;
            guess = beyond(distances, threshold);
        }
        return guess.area() < guess.size() * 0.03
                ? Mask.where(raster.width(), raster.height(), i -> fromCentre(i) < 0.55)
                : guess;
    }

    private Mask beyond(double[] distances, double threshold) {
        return Mask.where(
                raster.width(),
                raster.height(),
                i -> distances[i] > threshold && fromCentre(i) < 0.95);
    }
}
