package io.techpack.imaging.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes a picture's rows as they are decoded, from the top, and keeps it upright, at a whole
 * fraction of its size if it is large. Each kept pixel is the mean of those it stands for: a fine
 * stripe becomes grey and not one of its colours. So a large picture is never in memory as a whole.
 * For one thread.
 */
final class Reduction {

    /** Above this a picture is kept at half or a third of its size: the analysis needs far less. */
    static final long FULL_SIZE_PIXELS = 16_000_000L;

    private final int width;
    private final int height;
    private final int step;
    private final int keptWidth;
    private final int keptHeight;
    private final Orientation orientation;
    private final int[] kept;
    private final int[] line;
    private final CellSums sums;
    private int rows;
    private int opaque = -1;

    Reduction(int width, int height, Orientation orientation) {
        this.width = width;
        this.height = height;
        this.step = step(width, height);
        this.keptWidth = Math.ceilDiv(width, step);
        this.keptHeight = Math.ceilDiv(height, step);
        this.orientation = orientation;
        this.kept = new int[Math.multiplyExact(keptWidth, keptHeight)];
        this.line = new int[keptWidth];
        this.sums = new CellSums(step == 1 ? 0 : width, step);
    }

    /** How many pixels of a row, and how many rows, become one. */
    static int step(int width, int height) {
        int step = 1;
        while ((long) (width / step) * (height / step) > FULL_SIZE_PIXELS) {
            step++;
        }
        return step;
    }

    /** How many pixels are kept of a picture of that size. */
    static long keptPixels(int width, int height) {
        int step = step(width, height);
        return (long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step);
    }

    /** The next row, as packed ARGB; it is not kept. */
    void accept(int[] argb) throws IOException {
        requireRoom();
        if (step == 1) {
            keep(argb);
        } else {
            sums.add(argb);
            if (cellsAreFull()) {
                sums.means(rows % step + 1, line);
                keep(line);
            }
        }
        rows++;
    }

    /** The next row, as red, green and blue of each pixel; it is not kept. */
    void accept(byte[] rgb) throws IOException {
        requireRoom();
        if (step == 1) {
            for (int x = 0, i = 0; x < width; x++, i += 3) {
                line[x] =
                        0xFF000000
                                | (rgb[i] & 0xFF) << 16
                                | (rgb[i + 1] & 0xFF) << 8
                                | rgb[i + 2] & 0xFF;
            }
            put(line);
        } else {
            if (rows % step == 0) {
                sums.begin(rgb);
            } else {
                sums.add(rgb);
            }
            if (cellsAreFull()) {
                sums.opaqueMeans(rows % step + 1, line);
                put(line);
            }
        }
        rows++;
    }

    /** All rows of a picture that was decoded as a whole. */
    void accept(BufferedImage image) throws IOException {
        if (image.getWidth() != width || image.getHeight() != height) {
            throw new IOException(
                    "%d × %d pixels, not the %d × %d announced"
                            .formatted(image.getWidth(), image.getHeight(), width, height));
        }
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            accept(image.getRGB(0, y, width, 1, row, 0, width));
        }
    }

    /** Forgets the rows: they come again, and better. */
    void restart() {
        rows = 0;
        opaque = -1;
        sums.clear();
    }

    private void requireRoom() throws IOException {
        if (rows == height) {
            throw new IOException("more rows than the " + height + " announced");
        }
    }

    private boolean cellsAreFull() {
        return (rows + 1) % step == 0 || rows + 1 == height;
    }

    private void keep(int[] row) {
        for (int x = 0; x < keptWidth; x++) {
            opaque &= row[x];
        }
        put(row);
    }

    private void put(int[] row) {
        int y = rows / step;
        if (orientation == Orientation.UPRIGHT) {
            System.arraycopy(row, 0, kept, y * keptWidth, keptWidth);
            return;
        }
        int first = orientation.index(0, y, keptWidth, keptHeight);
        int stride = orientation.index(1, y, keptWidth, keptHeight) - first;
        for (int x = 0, to = first; x < keptWidth; x++, to += stride) {
            kept[to] = row[x];
        }
    }

    /**
     * The picture, once all rows are there.
     *
     * @param colours from the rows' colours to sRGB, if they are others
     * @throws IOException when some are missing
     */
    Picture picture(Optional<ColourTransform> colours) throws IOException {
        if (rows < height) {
            throw new IOException("%d of %d rows are there".formatted(rows, height));
        }
        colours.ifPresent(transform -> transform.toSrgb(kept));
        boolean turned = orientation.swapsSides();
        return Picture.owning(
                turned ? keptHeight : keptWidth,
                turned ? keptWidth : keptHeight,
                kept,
                opaque >>> 24 == 0xFF);
    }
}
