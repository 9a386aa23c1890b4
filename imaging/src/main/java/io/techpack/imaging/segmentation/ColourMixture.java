package io.techpack.imaging.segmentation;

import io.techpack.imaging.raster.KMeans;
import io.techpack.imaging.raster.LabRaster;
import java.util.random.RandomGenerator;

/**
 * A mixture of full-covariance Gaussians over Lab, fitted by hard assignment. Confined to one
 * thread.
 */
final class ColourMixture {

    static final int COMPONENTS = 5;
    private static final double IMPOSSIBLE = 1e9;
    private static final double TYPICAL_WEIGHT = 0.02;

    private final Gaussian[] components = new Gaussian[COMPONENTS];

    private ColourMixture() {}

    static ColourMixture fit(float[][] samples, RandomGenerator random) {
        double[][] centres = KMeans.centres(samples, COMPONENTS, 6, random);
        int[] assignment = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            assignment[i] = KMeans.nearest(samples[i], centres);
        }
        ColourMixture mixture = new ColourMixture();
        mixture.estimate(samples, assignment);
        return mixture;
    }

    /** One more round of assignment, now by likelihood, and estimation. */
    void refit(float[][] samples) {
        int[] assignment = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            assignment[i] = likeliest(samples[i][0], samples[i][1], samples[i][2]);
        }
        estimate(samples, assignment);
    }

    private void estimate(float[][] samples, int[] assignment) {
        for (int j = 0; j < COMPONENTS; j++) {
            components[j] = Gaussian.estimate(samples, assignment, j);
        }
    }

    double weight(int component) {
        return components[component].weight();
    }

    void drop(int component) {
        components[component] = Gaussian.ABSENT;
    }

    int likeliest(double l, double a, double b) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int j = 0; j < COMPONENTS; j++) {
            double cost = cost(j, l, a, b);
            if (cost < least) {
                least = cost;
                best = j;
            }
        }
        return best;
    }

    /** Negative log likelihood under the best component. */
    double cost(LabRaster raster, int i) {
        double least = IMPOSSIBLE;
        for (int j = 0; j < COMPONENTS; j++) {
            least = Math.min(least, cost(j, raster.l()[i], raster.a()[i], raster.b()[i]));
        }
        return least;
    }

    /** Squared Mahalanobis distance to the nearest component of some weight. */
    double distance2(LabRaster raster, int i) {
        double least = IMPOSSIBLE;
        for (int j = 0; j < COMPONENTS; j++) {
            if (components[j].weight() > TYPICAL_WEIGHT) {
                least = Math.min(least, distance2(j, raster, i));
            }
        }
        return least;
    }

    double distance2(int component, LabRaster raster, int i) {
        return components[component].distance2(raster.l()[i], raster.a()[i], raster.b()[i]);
    }

    private double cost(int component, double l, double a, double b) {
        Gaussian gaussian = components[component];
        return gaussian.weight() <= 0
                ? IMPOSSIBLE
                : gaussian.logNorm() + 0.5 * gaussian.distance2(l, a, b);
    }
}
