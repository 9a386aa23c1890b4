package io.techpack.imaging.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Embedded ICC profiles. One that cannot be used is ignored, as browsers do. */
final class IccProfiles {

    private static final int STRIP = 1 << 14;

    /** What a profile that is sRGB by another name may differ from it by, of 255. */
    private static final int SAME = 2;

    private IccProfiles() {}

    /**
     * How the colours of a picture with this profile become sRGB; empty when they are, or when the
     * profile is of another kind than the picture.
     */
    static Optional<ColourTransform> transform(byte[] profile, boolean grey) {
        try {
            ICC_Profile read = ICC_Profile.getInstance(profile);
            int wanted = grey ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
            if (read.getColorSpaceType() != wanted) {
                return Optional.empty();
            }
            ColorConvertOp op =
                    new ColorConvertOp(
                            new ICC_ColorSpace(read),
                            ColorSpace.getInstance(ColorSpace.CS_sRGB),
                            null);
            ColourTransform transform = grey ? ofGrey(op) : argb -> convert(op, argb);
            return changesNothing(transform) ? Optional.empty() : Optional.of(transform);
        } catch (IllegalArgumentException | CMMException unusable) {
            return Optional.empty();
        }
    }

    /** Each row of a picture's grey is one of 256 values, so these are all there is to convert. */
    private static ColourTransform ofGrey(ColorConvertOp op) {
        int[] table = new int[256];
        byte[] levels = new byte[256];
        for (int i = 0; i < 256; i++) {
            levels[i] = (byte) i;
        }
        byte[] converted = converted(op, levels, 1);
        for (int i = 0; i < 256; i++) {
            table[i] = rgb(converted, 3 * i);
        }
        return argb -> {
            for (int i = 0; i < argb.length; i++) {
                argb[i] = argb[i] & 0xFF000000 | table[argb[i] & 0xFF];
            }
        };
    }

    private static void convert(ColorConvertOp op, int[] argb) {
        for (int start = 0; start < argb.length; start += STRIP) {
            int count = Math.min(STRIP, argb.length - start);
            byte[] strip = new byte[3 * count];
            for (int i = 0; i < count; i++) {
                int pixel = argb[start + i];
                strip[3 * i] = (byte) (pixel >> 16);
                strip[3 * i + 1] = (byte) (pixel >> 8);
                strip[3 * i + 2] = (byte) pixel;
            }
            byte[] converted = converted(op, strip, 3);
            for (int i = 0; i < count; i++) {
                argb[start + i] = argb[start + i] & 0xFF000000 | rgb(converted, 3 * i);
            }
        }
    }

    private static byte[] converted(ColorConvertOp op, byte[] samples, int channels) {
        int count = samples.length / channels;
        byte[] result = new byte[3 * count];
        op.filter(raster(samples, channels), raster(result, 3));
        return result;
    }

    private static WritableRaster raster(byte[] samples, int channels) {
        int count = samples.length / channels;
        int[] offsets = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
        DataBuffer data = new DataBufferByte(samples, samples.length);
        return Raster.createInterleavedRaster(
                data, count, 1, samples.length, channels, offsets, null);
    }

    private static int rgb(byte[] samples, int at) {
        return (samples[at] & 0xFF) << 16 | (samples[at + 1] & 0xFF) << 8 | samples[at + 2] & 0xFF;
    }

    private static boolean changesNothing(ColourTransform transform) {
        int[] probes = new int[6 * 6 * 6];
        for (int i = 0; i < probes.length; i++) {
            probes[i] = i / 36 * 51 << 16 | i / 6 % 6 * 51 << 8 | i % 6 * 51;
        }
        int[] converted = probes.clone();
        transform.toSrgb(converted);
        for (int i = 0; i < probes.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                if (Math.abs((probes[i] >> shift & 255) - (converted[i] >> shift & 255)) > SAME) {
                    return false;
                }
            }
        }
        return true;
    }
}
