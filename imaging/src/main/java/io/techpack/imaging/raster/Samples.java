package io.techpack.imaging.raster;

import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** Draws Lab triples from a raster. */
public final class Samples {

    private Samples() {}

    /** Lab triples of all pixels whose index passes. */
    public static float[][] of(LabRaster raster, IntPredicate wanted) {
        int size = raster.width() * raster.height();
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += wanted.test(i) ? 1 : 0;
        }
        float[][] samples = new float[count][];
        for (int i = 0, next = 0; i < size; i++) {
            if (wanted.test(i)) {
                samples[next++] = new float[] {raster.l()[i], raster.a()[i], raster.b()[i]};
            }
        }
        return samples;
    }

    /** All of them, or {@code max} drawn with replacement when there are more. */
    public static float[][] atMost(float[][] samples, int max, RandomGenerator random) {
        if (samples.length <= max) {
            return samples;
        }
        float[][] drawn = new float[max][];
        for (int i = 0; i < max; i++) {
            drawn[i] = samples[random.nextInt(samples.length)];
        }
        return drawn;
    }
}
