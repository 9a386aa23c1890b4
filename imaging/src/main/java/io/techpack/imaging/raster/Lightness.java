package io.techpack.imaging.raster;

import io.techpack.imaging.picture.Picture;

/**
 * A picture as lightness alone, L of Lab, row by row: a third of what its colours take. The array
 * is shared for speed: whoever gets it reads it and never writes. Any thread.
 *
 * @param l {@code width × height} values
 */
@SuppressWarnings("ArrayRecordComponent") // a plane is identity, never compared
public record Lightness(int width, int height, float[] l) {

    public Lightness {
        if (width * height < 1 || l.length != width * height) {
            throw new IllegalArgumentException(
                    "a plane that does not hold " + width + " × " + height + " values");
        }
    }

    /** The lightness of a raster, not copied. */
    public static Lightness of(LabRaster raster) {
        return new Lightness(raster.width(), raster.height(), raster.l());
    }

    /** Transparent pixels count as painted over white. */
    public static Lightness of(Picture picture) {
        Picture opaque = picture.over(0xFFFFFF);
        int width = opaque.width();
        int height = opaque.height();
        float[] l = new float[width * height];
        int[] row = new int[width];
        float[] lab = new float[3];
        for (int y = 0, i = 0; y < height; y++) {
            opaque.row(y, row);
            for (int x = 0; x < width; x++, i++) {
                SrgbTables.toLab(row[x], lab);
                l[i] = lab[0];
            }
        }
        return new Lightness(width, height, l);
    }
}
