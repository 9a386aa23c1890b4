package io.techpack.imaging.raster;

/** Dilation, the one step that the others are made of. */
final class Morphology {

    private Morphology() {}

    /** One pixel a pass, by four and by eight neighbours in turn: a disc, nearly. */
    static boolean[] dilate(boolean[] bits, int width, int height, int radius) {
        boolean[] current = bits;
        for (int pass = 0; pass < radius; pass++) {
            current = grow(current, width, height, pass % 2 == 1);
        }
        return radius < 1 ? bits.clone() : current;
    }

    private static boolean[] grow(boolean[] bits, int width, int height, boolean diagonally) {
        boolean[] grown = bits.clone();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!bits[y * width + x]) {
                    continue;
                }
                set(grown, width, height, x - 1, y);
                set(grown, width, height, x + 1, y);
                set(grown, width, height, x, y - 1);
                set(grown, width, height, x, y + 1);
                if (diagonally) {
                    set(grown, width, height, x - 1, y - 1);
                    set(grown, width, height, x + 1, y - 1);
                    set(grown, width, height, x - 1, y + 1);
                    set(grown, width, height, x + 1, y + 1);
                }
            }
        }
        return grown;
    }

    private static void set(boolean[] bits, int width, int height, int x, int y) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            bits[y * width + x] = true;
        }
    }
}
