package io.techpack.imaging.picture;

import java.util.function.DoubleUnaryOperator;

/** Samples to light, light to sRGB's primaries, light to samples; by tables. Immutable. */
final class MatrixTransform implements ColourTransform {

    private static final int STEPS = 1 << 14;
    private static final byte[] ENCODED = new byte[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            double v = i / (double) STEPS;
            double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
            ENCODED[i] = (byte) Math.round(encoded * 255);
        }
    }

    private final float[] matrix = new float[9];
    private final float[] light = new float[256];

    MatrixTransform(double[][] toSrgb, DoubleUnaryOperator decode) {
        for (int i = 0; i < 9; i++) {
            matrix[i] = (float) (toSrgb[i / 3][i % 3] * STEPS);
        }
        for (int i = 0; i < 256; i++) {
            light[i] = (float) decode.applyAsDouble(i / 255.0);
        }
    }

    @Override
    public void toSrgb(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            int pixel = argb[i];
            float red = light[pixel >> 16 & 0xFF];
            float green = light[pixel >> 8 & 0xFF];
            float blue = light[pixel & 0xFF];
            argb[i] =
                    pixel & 0xFF000000
                            | row(0, red, green, blue) << 16
                            | row(3, red, green, blue) << 8
                            | row(6, red, green, blue);
        }
    }

    private int row(int at, float red, float green, float blue) {
        float v = matrix[at] * red + matrix[at + 1] * green + matrix[at + 2] * blue;
        return ENCODED[Math.clamp((int) (v + 0.5f), 0, STEPS)] & 0xFF;
    }
}
