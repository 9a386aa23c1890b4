package io.techpack.imaging.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** ICC profiles of colour spaces that phones and cameras use, put together byte by byte. */
final class TestProfiles {

    /** Red, green and blue as XYZ under D50, as the spaces' own profiles say. */
    private static final double[][] DISPLAY_P3 = {
        {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
    };

    private static final double[][] ADOBE_RGB = {
        {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };
    private static final int SAMPLES = 1024;

    private TestProfiles() {}

    static byte[] displayP3() {
        ByteBuffer curve = tag("curv", 4 + 2 * SAMPLES).putInt(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            double light = RgbColours.srgbDecoded(i / (SAMPLES - 1.0));
            curve.putShort((short) Math.round(light * 65535));
        }
        return colour(DISPLAY_P3, curve.array());
    }

    static byte[] adobeRgb() {
        return colour(ADOBE_RGB, gamma(563));
    }

    /** Grey as light to the power of 1/1.8. */
    static byte[] grey() {
        byte[] white = xyz(0.9642, 1, 0.8249);
        return profile("GRAY", new String[] {"wtpt", "kTRC"}, white, gamma(461));
    }

    private static byte[] colour(double[][] columns, byte[] curve) {
        return profile(
                "RGB ",
                new String[] {"wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"},
                xyz(0.9642, 1, 0.8249),
                xyz(columns[0]),
                xyz(columns[1]),
                xyz(columns[2]),
                curve,
                curve,
                curve);
    }

    private static byte[] gamma(int in256ths) {
        return tag("curv", 8).putInt(1).putShort((short) in256ths).array();
    }

    private static byte[] xyz(double... values) {
        ByteBuffer tag = tag("XYZ ", 12);
        for (double value : values) {
            tag.putInt((int) Math.round(value * 65536));
        }
        return tag.array();
    }

    private static ByteBuffer tag(String type, int length) {
        return ByteBuffer.allocate(8 + length).put(ascii(type)).putInt(0);
    }

    /** A display's profile of version 2 (ICC.1:2001-04, clause 6). */
    private static byte[] profile(String space, String[] names, byte[]... tags) {
        int size = 128 + 4 + 12 * tags.length;
        for (byte[] tag : tags) {
            size += tag.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(size).putInt(0).putInt(0x02100000).put(ascii("mntr")).put(ascii(space));
        out.put(ascii("XYZ ")).position(36);
        out.put(ascii("acsp")).position(68);
        out.putInt(63190).putInt(65536).putInt(54061).position(128);
        out.putInt(tags.length);
        int at = 128 + 4 + 12 * tags.length;
        for (int i = 0; i < tags.length; i++) {
            out.put(ascii(names[i])).putInt(at).putInt(tags[i].length);
            at += tags[i].length;
        }
        for (byte[] tag : tags) {
            out.put(tag);
        }
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
