package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Canny's edges (1986) on the joint gradient of L, a and b (Di Zenzo 1986), linked to chains.
 * Confined to one thread.
 */
final class EdgeMap {

    private static final double STRONG_QUANTILE = 0.93;
    private static final float WEAKEST_STRONG = 5;
    private static final float WEAK_SHARE = 0.42f;
    private static final float TURN_PENALTY = 3;
    private static final byte WEAK = 1;
    private static final byte STRONG = 2;

    /**
     * The eight neighbours' directions in eighths of a turn, in the order of {@link #neighbours}.
     */
    private static final int[] HEADING = {0, 4, 2, 6, 1, 5, 3, 7};

    private final int width;
    private final float[] magnitude;
    private final byte[] direction;
    private final byte[] edge;
    private final boolean[] used;
    private final int[] neighbours;

    private EdgeMap(LabRaster raster) {
        width = raster.width();
        int size = width * raster.height();
        magnitude = new float[size];
        direction = new byte[size];
        edge = new byte[size];
        used = new boolean[size];
        neighbours = new int[] {1, -1, width, -width, width + 1, -width - 1, width - 1, 1 - width};
    }

    static EdgeMap of(LabRaster raster, Mask mask) {
        EdgeMap map = new EdgeMap(raster);
        map.measure(raster.smoothed(3, 4), mask);
        map.mark(raster.height());
        return map;
    }

    double strength(int index) {
        return magnitude[index];
    }

    private void measure(LabRaster smooth, Mask mask) {
        for (int y = 1; y < smooth.height() - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                if (mask.at(i)) {
                    gradient(smooth, i);
                }
            }
        }
    }

    private void gradient(LabRaster smooth, int i) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int plane = 0; plane < 3; plane++) {
            float[] values = plane == 0 ? smooth.l() : plane == 1 ? smooth.a() : smooth.b();
            double gx = sobel(values, i, 1, width);
            double gy = sobel(values, i, width, 1);
            xx += gx * gx;
            xy += gx * gy;
            yy += gy * gy;
        }
        double root = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
        magnitude[i] = (float) Math.sqrt((xx + yy + root) / 2);
        double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
        direction[i] = (byte) (Math.round(angle / (Math.PI / 4)) & 3);
    }

    private static double sobel(float[] f, int i, int along, int across) {
        double ahead = f[i + along - across] + 2 * f[i + along] + f[i + along + across];
        double behind = f[i - along - across] + 2 * f[i - along] + f[i - along + across];
        return (ahead - behind) / 4;
    }

    /**
     * Keeps local maxima across the edge; a line starts where it is strong and goes on where it is
     * weak.
     */
    private void mark(int height) {
        float strong = Math.max(WEAKEST_STRONG, quantile());
        float weak = strong * WEAK_SHARE;
        int[] across = {1, width + 1, width, width - 1};
        for (int y = 2; y < height - 2; y++) {
            for (int x = 2; x < width - 2; x++) {
                int i = y * width + x;
                int step = across[direction[i]];
                boolean crest =
                        magnitude[i] >= magnitude[i + step] && magnitude[i] > magnitude[i - step];
                if (crest && magnitude[i] >= weak) {
                    edge[i] = magnitude[i] >= strong ? STRONG : WEAK;
                }
            }
        }
    }

    private float quantile() {
        float[] sorted = new float[magnitude.length / 3 + 1];
        int count = 0;
        for (int i = 0; i < magnitude.length; i += 3) {
            if (magnitude[i] > 0) {
                sorted[count++] = magnitude[i];
            }
        }
        Arrays.sort(sorted, 0, count);
        return count == 0 ? 0 : sorted[(int) (count * STRONG_QUANTILE)];
    }

    /** Pixel indexes of each line, end to end. */
    List<List<Integer>> chains() {
        List<List<Integer>> chains = new ArrayList<>();
        for (int i = 0; i < edge.length; i++) {
            if (edge[i] == STRONG && !used[i]) {
                Deque<Integer> chain = new ArrayDeque<>();
                used[i] = true;
                chain.add(i);
                follow(i, chain, true);
                follow(i, chain, false);
                chains.add(List.copyOf(chain));
            }
        }
        return chains;
    }

    private void follow(int start, Deque<Integer> chain, boolean forwards) {
        int here = start;
        int heading = -1;
        while (true) {
            int best = -1;
            float bestScore = Float.NEGATIVE_INFINITY;
            for (int k = 0; k < neighbours.length; k++) {
                int next = here + neighbours[k];
                if (next >= 0 && next < edge.length && edge[next] != 0 && !used[next]) {
                    float score =
                            magnitude[next] - (heading < 0 ? 0 : TURN_PENALTY * turn(heading, k));
                    if (score > bestScore) {
                        bestScore = score;
                        best = k;
                    }
                }
            }
            if (best < 0) {
                return;
            }
            here += neighbours[best];
            heading = best;
            used[here] = true;
            if (forwards) {
                chain.addLast(here);
            } else {
                chain.addFirst(here);
            }
        }
    }

    private static int turn(int from, int to) {
        int difference = Math.abs(HEADING[from] - HEADING[to]);
        return Math.min(difference, 8 - difference);
    }
}
