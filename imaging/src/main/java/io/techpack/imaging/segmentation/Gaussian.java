package io.techpack.imaging.segmentation;

/**
 * One weighted Gaussian: mean and the six entries of the inverse covariance.
 *
 * @param weight share of the samples, 0 when absent
 * @param logNorm half the log determinant minus the log weight
 */
record Gaussian(
        double weight,
        double logNorm,
        double ml,
        double ma,
        double mb,
        double ll,
        double la,
        double lb,
        double aa,
        double ab,
        double bb) {

    static final Gaussian ABSENT = new Gaussian(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final int FEWEST = 5;

    /** Variances added so that a flat colour still has a width: 2 units of L, 1.4 of a and b. */
    private static final double LIGHTNESS_FLOOR = 4;

    private static final double COLOUR_FLOOR = 2;

    static Gaussian estimate(float[][] samples, int[] assignment, int component) {
        double n = 0;
        double l = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < samples.length; i++) {
            if (assignment[i] == component) {
                n++;
                l += samples[i][0];
                a += samples[i][1];
                b += samples[i][2];
            }
        }
        return n < FEWEST ? ABSENT : around(samples, assignment, component, n, l / n, a / n, b / n);
    }

    private static Gaussian around(
            float[][] samples,
            int[] assignment,
            int component,
            double n,
            double ml,
            double ma,
            double mb) {
        double ll = 0;
        double la = 0;
        double lb = 0;
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int i = 0; i < samples.length; i++) {
            if (assignment[i] == component) {
                double u = samples[i][0] - ml;
                double v = samples[i][1] - ma;
                double w = samples[i][2] - mb;
                ll += u * u;
                la += u * v;
                lb += u * w;
                aa += v * v;
                ab += v * w;
                bb += w * w;
            }
        }
        return inverted(
                n / samples.length,
                new double[] {ml, ma, mb},
                new double[] {
                    ll / n + LIGHTNESS_FLOOR,
                    la / n,
                    lb / n,
                    aa / n + COLOUR_FLOOR,
                    ab / n,
                    bb / n + COLOUR_FLOOR
                });
    }

    /** Inverts the symmetric covariance {ll, la, lb, aa, ab, bb} by cofactors. */
    private static Gaussian inverted(double weight, double[] mean, double[] c) {
        double ll = c[3] * c[5] - c[4] * c[4];
        double la = c[2] * c[4] - c[1] * c[5];
        double lb = c[1] * c[4] - c[2] * c[3];
        double determinant = c[0] * ll + c[1] * la + c[2] * lb;
        return new Gaussian(
                weight,
                0.5 * Math.log(determinant) - Math.log(weight),
                mean[0],
                mean[1],
                mean[2],
                ll / determinant,
                la / determinant,
                lb / determinant,
                (c[0] * c[5] - c[2] * c[2]) / determinant,
                (c[1] * c[2] - c[0] * c[4]) / determinant,
                (c[0] * c[3] - c[1] * c[1]) / determinant);
    }

    double distance2(double l, double a, double b) {
        double u = l - ml;
        double v = a - ma;
        double w = b - mb;
        return ll * u * u + aa * v * v + bb * w * w + 2 * (la * u * v + lb * u * w + ab * v * w);
    }
}
