package io.techpack.imaging.raster;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Lloyd's algorithm from k-means++ seeds (Arthur and Vassilvitskii 2007) over Lab samples. Any
 * thread.
 */
public final class KMeans {

    private KMeans() {}

    /**
     * @param samples Lab triples, at least one
     * @return {@code k} centres, Lab triples; some may coincide when there are fewer colours than
     *     that
     */
    public static double[][] centres(float[][] samples, int k, int rounds, RandomGenerator random) {
        double[][] centres = seeds(samples, k, random);
        for (int round = 0; round < rounds; round++) {
            double[][] sums = new double[k][4];
            for (float[] sample : samples) {
                double[] sum = sums[nearest(sample, centres)];
                sum[0] += sample[0];
                sum[1] += sample[1];
                sum[2] += sample[2];
                sum[3]++;
            }
            for (int j = 0; j < k; j++) {
                if (sums[j][3] > 0) {
                    centres[j] =
                            new double[] {
                                sums[j][0] / sums[j][3],
                                sums[j][1] / sums[j][3],
                                sums[j][2] / sums[j][3]
                            };
                }
            }
        }
        return centres;
    }

    /** The index of the closest centre. */
    public static int nearest(float[] sample, double[][] centres) {
        int best = 0;
        double bestDistance = Double.MAX_VALUE;
        for (int j = 0; j < centres.length; j++) {
            double distance = distance2(sample, centres[j]);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = j;
            }
        }
        return best;
    }

    private static double[][] seeds(float[][] samples, int k, RandomGenerator random) {
        double[][] centres = new double[k][];
        centres[0] = toDoubles(samples[random.nextInt(samples.length)]);
        double[] nearest = new double[samples.length];
        Arrays.fill(nearest, Double.MAX_VALUE);
        for (int j = 1; j < k; j++) {
            double total = 0;
            for (int i = 0; i < samples.length; i++) {
                nearest[i] = Math.min(nearest[i], distance2(samples[i], centres[j - 1]));
                total += nearest[i];
            }
            centres[j] = toDoubles(samples[drawn(nearest, random.nextDouble() * total)]);
        }
        return centres;
    }

    private static int drawn(double[] weights, double ticket) {
        double left = ticket;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left <= 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private static double distance2(float[] sample, double[] centre) {
        double l = sample[0] - centre[0];
        double a = sample[1] - centre[1];
        double b = sample[2] - centre[2];
        return l * l + a * a + b * b;
    }

    private static double[] toDoubles(float[] sample) {
        return new double[] {sample[0], sample[1], sample[2]};
    }
}
