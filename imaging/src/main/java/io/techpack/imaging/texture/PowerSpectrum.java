package io.techpack.imaging.texture;

/**
 * The power spectrum of a square of {@value #SIDE}² values, weighted by a Hann window. Frequencies
 * are in cycles a window. Immutable.
 */
final class PowerSpectrum {

    static final int SIDE = 128;

    private static final int HALF = SIDE / 2;
    private static final double[] COSINES = new double[HALF];
    private static final double[] SINES = new double[HALF];
    private static final double[] HANN = new double[SIDE];

    static {
        for (int i = 0; i < HALF; i++) {
            COSINES[i] = Math.cos(2 * Math.PI * i / SIDE);
            SINES[i] = -Math.sin(2 * Math.PI * i / SIDE);
        }
        for (int i = 0; i < SIDE; i++) {
            HANN[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / SIDE);
        }
    }

    private final double[] power;

    private PowerSpectrum(double[] power) {
        this.power = power;
    }

    /**
     * @param values row by row; their mean is taken away first
     */
    static PowerSpectrum of(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double[] re = new double[SIDE * SIDE];
        double[] im = new double[SIDE * SIDE];
        for (int i = 0; i < re.length; i++) {
            int row = i / SIDE;
            re[i] = (values[i] - mean) * HANN[i % SIDE] * HANN[row];
        }
        for (int k = 0; k < SIDE; k++) {
            transform(re, im, k * SIDE, 1);
        }
        for (int k = 0; k < SIDE; k++) {
            transform(re, im, k, SIDE);
        }
        double[] power = new double[re.length];
        // a Hann window keeps 3/8 of the power in each direction
        double scale = 1 / (0.375 * 0.375 * (double) re.length * re.length);
        for (int i = 0; i < power.length; i++) {
            power[i] = (re[i] * re[i] + im[i] * im[i]) * scale;
        }
        return new PowerSpectrum(power);
    }

    /** The share of variance at a frequency; −{@code HALF} to {@code HALF} − 1 either way. */
    double at(int u, int v) {
        return power[(v & SIDE - 1) * SIDE + (u & SIDE - 1)];
    }

    /** Radix-2 Cooley–Tukey, in place. */
    private static void transform(double[] re, double[] im, int start, int step) {
        for (int i = 1, j = 0; i < SIDE; i++) {
            int bit = HALF;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, start + i * step, start + j * step);
                swap(im, start + i * step, start + j * step);
            }
        }
        for (int length = 2; length <= SIDE; length <<= 1) {
            int half = length / 2;
            int turn = SIDE / length;
            for (int block = 0; block < SIDE; block += length) {
                for (int k = 0; k < half; k++) {
                    int upper = start + (block + k) * step;
                    int lower = upper + half * step;
                    double cos = COSINES[k * turn];
                    double sin = SINES[k * turn];
                    double real = re[lower] * cos - im[lower] * sin;
                    double imaginary = re[lower] * sin + im[lower] * cos;
                    re[lower] = re[upper] - real;
                    im[lower] = im[upper] - imaginary;
                    re[upper] += real;
                    im[upper] += imaginary;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
