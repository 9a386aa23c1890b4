package io.techpack.imaging.picture;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Colours by their primaries and the curve between samples and light. Immutable.
 *
 * @param toXyz the XYZ of red, green and blue as columns, white at Y = 1 and adapted to D65
 * @param decode from a sample to light, both 0 to 1
 * @param usual whether all of this is sRGB's own
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RgbColours(double[][] toXyz, DoubleUnaryOperator decode, boolean usual) {

    /** White, red, green, blue as x, y (IEC 61966-2-1). */
    private static final double[] SRGB = {0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06};

    private static final double[] DISPLAY_P3 = {0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06};
    private static final double[] BT_2020 = {
        0.3127, 0.329, 0.708, 0.292, 0.17, 0.797, 0.131, 0.046
    };

    /** Cone responses of Bradford, in which white is adapted (ICC.1, annex E). */
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    /** Rounded figures of the same primaries differ by less. */
    private static final double SAME_PRIMARIES = 0.0015;

    /** 1/2.2 stands for sRGB's own curve: that is what programs mean by it. */
    private static final double SRGB_GAMMA = 1 / 2.2;

    private static final double SAME_GAMMA = 0.02;

    /** By their numbers in ITU-T H.273; none for transfers that are no picture's, or not known. */
    static Optional<RgbColours> coded(int primaries, int transfer) {
        double[] xy =
                switch (primaries) {
                    case 1 -> SRGB;
                    case 9 -> BT_2020;
                    case 12 -> DISPLAY_P3;
                    default -> new double[0];
                };
        Optional<DoubleUnaryOperator> decode =
                switch (transfer) {
                    // BT.709's camera curve is shown by displays as if it were sRGB's
                    case 1, 6, 13, 14, 15 -> Optional.of(RgbColours::srgbDecoded);
                    case 4 -> Optional.of(v -> Math.pow(v, 2.2));
                    case 5 -> Optional.of(v -> Math.pow(v, 2.8));
                    case 8 -> Optional.of(DoubleUnaryOperator.identity());
                    default -> Optional.empty();
                };
        boolean usual = primaries == 1 && transfer != 4 && transfer != 5 && transfer != 8;
        return xy.length == 0 ? Optional.empty() : decode.flatMap(curve -> of(xy, curve, usual));
    }

    /**
     * As measured of the display that they were made on; what is not said is sRGB's.
     *
     * @param gamma the exponent from light to samples
     * @param primaries x and y of white, red, green and blue
     */
    static Optional<RgbColours> measured(Optional<Double> gamma, Optional<double[]> primaries) {
        double[] xy = primaries.orElse(SRGB);
        boolean srgbPrimaries = true;
        for (int i = 0; i < xy.length; i++) {
            srgbPrimaries &= Math.abs(xy[i] - SRGB[i]) < SAME_PRIMARIES;
        }
        double exponent = gamma.orElse(SRGB_GAMMA);
        boolean srgbGamma = Math.abs(exponent - SRGB_GAMMA) < SAME_GAMMA * SRGB_GAMMA;
        DoubleUnaryOperator decode =
                srgbGamma && srgbPrimaries || gamma.isEmpty()
                        ? RgbColours::srgbDecoded
                        : v -> Math.pow(v, 1 / exponent);
        return of(xy, decode, srgbGamma && srgbPrimaries);
    }

    private static Optional<RgbColours> of(double[] xy, DoubleUnaryOperator decode, boolean usual) {
        double[][] columns = new double[3][3];
        double[] white = xyz(xy[0], xy[1]);
        for (int c = 0; c < 3; c++) {
            double[] column = xyz(xy[2 + 2 * c], xy[3 + 2 * c]);
            for (int r = 0; r < 3; r++) {
                columns[r][c] = column[r];
            }
        }
        Optional<double[][]> inverse = Matrix3.inverse(columns);
        if (inverse.isEmpty() || !Double.isFinite(white[0] + white[2])) {
            return Optional.empty();
        }
        double[] scale = Matrix3.times(inverse.get(), white);
        for (double[] row : columns) {
            for (int c = 0; c < 3; c++) {
                row[c] *= scale[c];
            }
        }
        return adaptation(white)
                .map(adapt -> new RgbColours(Matrix3.times(adapt, columns), decode, usual));
    }

    /** Makes that white D65. */
    private static Optional<double[][]> adaptation(double[] white) {
        double[] from = Matrix3.times(BRADFORD, white);
        double[] to = Matrix3.times(BRADFORD, xyz(SRGB[0], SRGB[1]));
        double[][] scaled = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                scaled[r][c] = BRADFORD[r][c] * to[r] / from[r];
            }
        }
        return Matrix3.inverse(BRADFORD).map(back -> Matrix3.times(back, scaled));
    }

    private static double[] xyz(double x, double y) {
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    /** How they become sRGB; empty when they are. */
    Optional<ColourTransform> transform() {
        if (usual) {
            return Optional.empty();
        }
        return of(SRGB, RgbColours::srgbDecoded, true)
                .flatMap(srgb -> Matrix3.inverse(srgb.toXyz))
                .map(fromXyz -> Matrix3.times(fromXyz, toXyz))
                .filter(matrix ->
                        Arrays.stream(matrix)
                                .flatMapToDouble(Arrays::stream)
                                .allMatch(Double::isFinite))
                .map(matrix -> new MatrixTransform(matrix, decode));
    }

    static double srgbDecoded(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
