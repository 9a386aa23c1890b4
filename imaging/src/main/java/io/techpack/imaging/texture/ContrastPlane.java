package io.techpack.imaging.texture;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * A raster as one plane: its Lab values along the axis in which neighbours differ most, so that red
 * and navy stripes of one lightness count as much as black and white ones. Immutable.
 *
 * @param values ΔE units, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // passed along once, never compared
record ContrastPlane(int width, int height, float[] values, Mask mask) {

    private static final int NEIGHBOUR = 5;
    private static final int POWER_STEPS = 12;

    static ContrastPlane of(LabRaster raster, Mask mask) {
        double[] axis = axis(raster, mask);
        float[] values = new float[raster.l().length];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    (float)
                            (axis[0] * raster.l()[i]
                                    + axis[1] * raster.a()[i]
                                    + axis[2] * raster.b()[i]);
        }
        return new ContrastPlane(raster.width(), raster.height(), values, mask);
    }

    /** The first principal axis of differences between pixels some apart. */
    private static double[] axis(LabRaster raster, Mask mask) {
        double[][] covariance = new double[3][3];
        float[][] planes = {raster.l(), raster.a(), raster.b()};
        int w = raster.width();
        for (int y = 0; y + NEIGHBOUR < raster.height(); y += 2) {
            for (int x = 0; x + NEIGHBOUR < w; x += 2) {
                int i = y * w + x;
                for (int j : new int[] {i + NEIGHBOUR, i + NEIGHBOUR * w}) {
                    if (mask.at(i) && mask.at(j)) {
                        add(covariance, planes, i, j);
                    }
                }
            }
        }
        double[] axis = {1, 0.1, 0.1};
        for (int step = 0; step < POWER_STEPS; step++) {
            double[] next = new double[3];
            for (int p = 0; p < 3; p++) {
                for (int q = 0; q < 3; q++) {
                    next[p] += covariance[p][q] * axis[q];
                }
            }
            double length = Math.sqrt(next[0] * next[0] + next[1] * next[1] + next[2] * next[2]);
            if (length < 1e-9) {
                return axis;
            }
            for (int p = 0; p < 3; p++) {
                axis[p] = next[p] / length;
            }
        }
        return axis;
    }

    private static void add(double[][] covariance, float[][] planes, int i, int j) {
        for (int p = 0; p < 3; p++) {
            for (int q = 0; q < 3; q++) {
                covariance[p][q] += (planes[p][i] - planes[p][j]) * (planes[q][i] - planes[q][j]);
            }
        }
    }

    /** Half the size; each value is the mean of four. */
    ContrastPlane halved() {
        int w = width / 2;
        int h = height / 2;
        float[] result = new float[w * h];
        for (int i = 0; i < result.length; i++) {
            int row = i / w;
            int p = 2 * row * width + 2 * (i % w);
            result[i] = (values[p] + values[p + 1] + values[p + width] + values[p + width + 1]) / 4;
        }
        return new ContrastPlane(w, h, result, mask.sampled(w, h));
    }

    /** The rhythm of windows over the product; at least {@code leastCover} of each is product. */
    List<Rhythm> rhythms(double leastCover, int most) {
        int side = PowerSpectrum.SIDE;
        List<int[]> places = new ArrayList<>();
        for (int y = 0; y + side <= height; y += side / 2) {
            for (int x = 0; x + side <= width; x += side / 2) {
                if (cover(x, y) >= leastCover) {
                    places.add(new int[] {x, y});
                }
            }
        }
        List<Rhythm> rhythms = new ArrayList<>();
        int step = Math.max(1, (places.size() + most - 1) / most);
        for (int i = 0; i < places.size(); i += step) {
            rhythms.add(Rhythm.of(PowerSpectrum.of(window(places.get(i)[0], places.get(i)[1]))));
        }
        return rhythms;
    }

    private double cover(int left, int top) {
        int inside = 0;
        int probes = 0;
        for (int y = 2; y < PowerSpectrum.SIDE; y += 4) {
            for (int x = 2; x < PowerSpectrum.SIDE; x += 4) {
                inside += mask.at(left + x, top + y) ? 1 : 0;
                probes++;
            }
        }
        return inside / (double) probes;
    }

    /** A square of values; what is not product is their mean. */
    private float[] window(int left, int top) {
        int side = PowerSpectrum.SIDE;
        float[] result = new float[side * side];
        double sum = 0;
        int count = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (mask.at(left + x, top + y)) {
                    result[y * side + x] = values[(top + y) * width + left + x];
                    sum += result[y * side + x];
                    count++;
                }
            }
        }
        float mean = (float) (sum / Math.max(1, count));
        for (int i = 0; i < result.length; i++) {
            int row = i / side;
            if (!mask.at(left + i % side, top + row)) {
                result[i] = mean;
            }
        }
        return result;
    }
}
