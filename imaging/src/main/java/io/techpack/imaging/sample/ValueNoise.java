package io.techpack.imaging.sample;

/**
 * Smooth random values over the plane, −1 to 1, the same for the same seed (Perlin's value noise).
 * Immutable.
 */
record ValueNoise(long seed) {

    double at(double x, double y) {
        long x0 = (long) Math.floor(x);
        long y0 = (long) Math.floor(y);
        double u = eased(x - x0);
        double v = eased(y - y0);
        double upper = mix(corner(x0, y0), corner(x0 + 1, y0), u);
        double lower = mix(corner(x0, y0 + 1), corner(x0 + 1, y0 + 1), u);
        return mix(upper, lower, v);
    }

    private static double eased(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double from, double to, double t) {
        return from + (to - from) * t;
    }

    /** SplitMix64's finalizer as a hash. */
    private double corner(long x, long y) {
        long z = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1.0p-52 - 1;
    }
}
