package io.techpack.imaging.sample;

/** Brighter and darker versions of a colour. */
final class Shade {

    private Shade() {}

    /** Each channel times the factor, and a little towards white when above 1. */
    static int of(int rgb, double factor) {
        return channel(rgb >> 16, factor) << 16
                | channel(rgb >> 8, factor) << 8
                | channel(rgb, factor);
    }

    private static int channel(int value, double factor) {
        double lift = factor > 1 ? (factor - 1) * 40 : 0;
        return Math.clamp(Math.round((value & 0xFF) * factor + lift), 0, 255);
    }

    /** The mix of two colours, {@code t} of the second. */
    static int mix(int from, int to, double t) {
        int result = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            result |= (int) Math.round(a + (b - a) * t) << shift;
        }
        return result;
    }
}
