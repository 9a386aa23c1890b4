package io.techpack.imaging.picture;

import java.util.Arrays;

/**
 * Means of {@code step × step} pixels, the last column and row of cells may hold fewer. Rows with
 * alpha weigh their colours by it. For one thread.
 */
final class CellSums {

    /** Bits of a share's fraction: exact up to 32 pixels in a cell, and 255 of each fit an int. */
    private static final int FRACTION = 18;

    private final int width;
    private final int step;
    private final int cells;

    /** Sums of each column's red, green and blue, one after the other. */
    private final int[] columns;

    /** Sums of each cell's alpha, and of its red, green and blue times alpha. */
    private final int[][] weighted;

    CellSums(int width, int step) {
        this.width = width;
        this.step = step;
        this.cells = Math.ceilDiv(width, step);
        this.columns = new int[3 * width];
        this.weighted = new int[4][cells];
    }

    /** Begins new cells with an opaque row: red, green and blue of each pixel. */
    void begin(byte[] rgb) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rgb[i] & 0xFF;
        }
    }

    /** Adds an opaque row. */
    void add(byte[] rgb) {
        for (int i = 0; i < columns.length; i++) {
            columns[i] += rgb[i] & 0xFF;
        }
    }

    /** Adds a row of packed ARGB. */
    void add(int[] argb) {
        int[] alphas = weighted[0];
        int[] reds = weighted[1];
        int[] greens = weighted[2];
        int[] blues = weighted[3];
        for (int x = 0, i = 0, inCell = 0; x < width; x++) {
            int pixel = argb[x];
            int alpha = pixel >>> 24;
            alphas[i] += alpha;
            reds[i] += (pixel >> 16 & 0xFF) * alpha;
            greens[i] += (pixel >> 8 & 0xFF) * alpha;
            blues[i] += (pixel & 0xFF) * alpha;
            if (++inCell == step) {
                inCell = 0;
                i++;
            }
        }
    }

    /** The means of opaque rows. */
    void opaqueMeans(int rows, int[] argb) {
        int usual = share(step * step);
        for (int i = 0, column = 0; i < cells; i++) {
            int inCell = Math.min(step, width - i * step);
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int end = column + 3 * inCell; column < end; column += 3) {
                red += columns[column];
                green += columns[column + 1];
                blue += columns[column + 2];
            }
            int pixels = inCell * rows;
            int share = pixels == step * step ? usual : share(pixels);
            int half = pixels / 2;
            argb[i] =
                    0xFF000000
                            | (red + half) * share >> FRACTION << 16
                            | (green + half) * share >> FRACTION << 8
                            | (blue + half) * share >> FRACTION;
        }
    }

    /** To multiply with instead of dividing, which would be most of the time. */
    private static int share(int pixels) {
        return (1 << FRACTION) / pixels + 1;
    }

    /** The means of rows with alpha; the sums are then zero again. */
    void means(int rows, int[] argb) {
        for (int i = 0; i < cells; i++) {
            int alphas = weighted[0][i];
            int pixels = Math.min(step, width - i * step) * rows;
            int mean = (alphas + pixels / 2) / pixels << 24;
            if (alphas > 0) {
                mean |= (weighted[1][i] + alphas / 2) / alphas << 16;
                mean |= (weighted[2][i] + alphas / 2) / alphas << 8;
                mean |= (weighted[3][i] + alphas / 2) / alphas;
            }
            argb[i] = mean;
        }
        clear();
    }

    void clear() {
        for (int[] sums : weighted) {
            Arrays.fill(sums, 0);
        }
    }
}
