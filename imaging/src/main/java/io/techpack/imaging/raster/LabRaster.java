package io.techpack.imaging.raster;

import io.techpack.imaging.picture.Picture;

/**
 * A picture as three planes of Lab values, row by row. The arrays are shared for speed: whoever
 * gets a raster reads it and never writes. Any thread.
 *
 * @param l lightness plane, {@code width × height} values
 * @param a green–red plane
 * @param b blue–yellow plane
 */
@SuppressWarnings("ArrayRecordComponent") // planes are identity, rasters are never compared
public record LabRaster(int width, int height, float[] l, float[] a, float[] b) {

    public LabRaster {
        int size = width * height;
        if (size < 1 || l.length != size || a.length != size || b.length != size) {
            throw new IllegalArgumentException(
                    "planes do not hold " + width + " × " + height + " values");
        }
    }

    /** Transparent pixels count as painted over white. */
    public static LabRaster of(Picture picture) {
        Picture opaque = picture.over(0xFFFFFF);
        int width = opaque.width();
        int height = opaque.height();
        float[] l = new float[width * height];
        float[] a = new float[l.length];
        float[] b = new float[l.length];
        int[] row = new int[width];
        float[] lab = new float[3];
        for (int y = 0, i = 0; y < height; y++) {
            opaque.row(y, row);
            for (int x = 0; x < width; x++, i++) {
                SrgbTables.toLab(row[x], lab);
                l[i] = lab[0];
                a[i] = lab[1];
                b[i] = lab[2];
            }
        }
        return new LabRaster(width, height, l, a, b);
    }

    public Lab at(int index) {
        return new Lab(l[index], a[index], b[index]);
    }

    /** Squared Euclidean distance between two pixels, ΔE*ab². */
    public double distance2(int i, int j) {
        double dl = l[i] - l[j];
        double da = a[i] - a[j];
        double db = b[i] - b[j];
        return dl * dl + da * da + db * db;
    }

    /** Each plane smoothed by a 3 × 3 mean, repeated. */
    public LabRaster smoothed(int lightnessPasses, int colourPasses) {
        return new LabRaster(
                width,
                height,
                Planes.smooth(l, width, height, lightnessPasses),
                Planes.smooth(a, width, height, colourPasses),
                Planes.smooth(b, width, height, colourPasses));
    }
}
