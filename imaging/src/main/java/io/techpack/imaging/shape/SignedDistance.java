package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Mask;

/**
 * Distance to a mask's edge, positive inside, by the two-pass chamfer (Borgefors 1986), within 8 %.
 */
final class SignedDistance {

    private static final float DIAGONAL = 1.414f;
    private static final float FAR = 1e6f;

    private SignedDistance() {}

    static float[] of(Mask mask) {
        float[] inside = toNearest(mask, true);
        float[] outside = toNearest(mask, false);
        for (int i = 0; i < inside.length; i++) {
            inside[i] -= outside[i];
        }
        return inside;
    }

    private static float[] toNearest(Mask mask, boolean inside) {
        int width = mask.width();
        int height = mask.height();
        float[] distance = new float[mask.size()];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = mask.at(i) == inside ? FAR : 0;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                relax(distance, width, height, x, y, -1);
            }
        }
        for (int y = height - 1; y >= 0; y--) {
            for (int x = width - 1; x >= 0; x--) {
                relax(distance, width, height, x, y, 1);
            }
        }
        return distance;
    }

    /**
     * Through the neighbour in the same row and the three of the next row on the side {@code back}.
     */
    private static void relax(float[] distance, int width, int height, int x, int y, int back) {
        int i = y * width + x;
        float least = distance[i];
        if (least == 0) {
            return;
        }
        boolean sideways = x + back >= 0 && x + back < width;
        if (sideways) {
            least = Math.min(least, distance[i + back] + 1);
        }
        if (y + back >= 0 && y + back < height) {
            int other = i + back * width;
            least = Math.min(least, distance[other] + 1);
            if (x > 0) {
                least = Math.min(least, distance[other - 1] + DIAGONAL);
            }
            if (x < width - 1) {
                least = Math.min(least, distance[other + 1] + DIAGONAL);
            }
        }
        distance[i] = least;
    }
}
