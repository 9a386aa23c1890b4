package io.techpack.imaging.raster;

/** Filters on one plane of floats; results are new arrays. */
public final class Planes {

    private Planes() {}

    /** The 3 × 3 mean, {@code passes} times; edges average what exists. */
    public static float[] smooth(float[] plane, int width, int height, int passes) {
        float[] result = plane;
        for (int i = 0; i < passes; i++) {
            result = mean(result, width, height, 1);
        }
        return result;
    }

    /**
     * The mean over {@code (2·radius + 1)²} values by running sums: constant time for each pixel.
     */
    public static float[] mean(float[] plane, int width, int height, int radius) {
        float[] rows = new float[plane.length];
        for (int y = 0; y < height; y++) {
            runningMean(plane, rows, y * width, 1, width, radius);
        }
        float[] result = new float[plane.length];
        double[] sums = new double[width];
        int count = 0;
        for (int y = 0; y < Math.min(radius, height); y++, count++) {
            accumulate(sums, rows, y * width, 1);
        }
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                accumulate(sums, rows, (y + radius) * width, 1);
                count++;
            }
            if (y - radius - 1 >= 0) {
                accumulate(sums, rows, (y - radius - 1) * width, -1);
                count--;
            }
            for (int x = 0; x < width; x++) {
                result[y * width + x] = (float) (sums[x] / count);
            }
        }
        return result;
    }

    private static void accumulate(double[] sums, float[] rows, int start, int sign) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += sign * rows[start + x];
        }
    }

    private static void runningMean(
            float[] from, float[] to, int start, int step, int length, int radius) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < Math.min(radius, length); i++, count++) {
            sum += from[start + i * step];
        }
        for (int i = 0; i < length; i++) {
            if (i + radius < length) {
                sum += from[start + (i + radius) * step];
                count++;
            }
            if (i - radius - 1 >= 0) {
                sum -= from[start + (i - radius - 1) * step];
                count--;
            }
            to[start + i * step] = (float) (sum / count);
        }
    }

    /** The value at a column and row, the border repeated outside. */
    public static float clamped(float[] plane, int width, int height, int x, int y) {
        return plane[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
    }

    /** Bilinear enlargement or reduction, pixel centres aligned. */
    public static float[] resize(
            float[] plane, int width, int height, int newWidth, int newHeight) {
        float[] result = new float[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            double v = (y + 0.5) * height / newHeight - 0.5;
            int y0 = (int) Math.floor(v);
            float fy = (float) (v - y0);
            for (int x = 0; x < newWidth; x++) {
                double u = (x + 0.5) * width / newWidth - 0.5;
                int x0 = (int) Math.floor(u);
                float fx = (float) (u - x0);
                float upper =
                        clamped(plane, width, height, x0, y0) * (1 - fx)
                                + clamped(plane, width, height, x0 + 1, y0) * fx;
                float lower =
                        clamped(plane, width, height, x0, y0 + 1) * (1 - fx)
                                + clamped(plane, width, height, x0 + 1, y0 + 1) * fx;
                result[y * newWidth + x] = upper * (1 - fy) + lower * fy;
            }
        }
        return result;
    }
}
