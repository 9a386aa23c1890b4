package io.techpack.imaging.category;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;

/**
 * What the network sees: the cut-out's square, padded by 6 %, as small planes of L, a, b and mask.
 * The same steps and roundings as in training. Immutable.
 */
final class ModelInput {

    private static final double PADDING = 0.06;
    private static final int WHITE = 0xFFFFFF;

    private final int side;
    private final int[] planes;

    private ModelInput(int side, int[] planes) {
        this.side = side;
        this.planes = planes;
    }

    static ModelInput of(Picture picture, Mask mask, int side) {
        Box box = mask.bounds();
        double scaleX = picture.width() / (double) mask.width();
        double scaleY = picture.height() / (double) mask.height();
        double square = Math.max(box.width() * scaleX, box.height() * scaleY) * (1 + 2 * PADDING);
        Crop crop =
                new Crop(
                        (box.left() + box.right() + 1) * scaleX / 2,
                        (box.top() + box.bottom() + 1) * scaleY / 2,
                        square / side,
                        side);
        int[] planes = new int[4 * side * side];
        colours(planes, picture, crop);
        coverage(planes, mask, crop, scaleX, scaleY);
        return new ModelInput(side, planes);
    }

    /**
     * A square part of the picture seen through {@code side²} small pixels, each {@code step}
     * picture pixels wide.
     */
    private record Crop(double cx, double cy, double step, int side) {

        double x(double column) {
            return cx + (column - side / 2.0) * step;
        }

        double y(double row) {
            return cy + (row - side / 2.0) * step;
        }
    }

    private static void colours(int[] planes, Picture picture, Crop crop) {
        Picture source = picture.over(WHITE);
        double scale = 1;
        int width = source.width();
        int height = source.height();
        while (crop.step * scale > 2 && width > 2 && height > 2) {
            width /= 2;
            height /= 2;
            scale /= 2;
        }
        source = source.scaledTo(width, height);
        int side = crop.side;
        int[] sampled = new int[side * side];
        for (int i = 0; i < sampled.length; i++) {
            int row = i / side;
            double x = crop.x(i % side + 0.5) * width / picture.width() - 0.5;
            double y = crop.y(row + 0.5) * height / picture.height() - 0.5;
            sampled[i] = bilinear(source, x, y);
        }
        LabRaster lab = LabRaster.of(Picture.of(side, side, sampled));
        for (int i = 0; i < sampled.length; i++) {
            planes[i] = Math.round(lab.l()[i] * 2.55f);
            planes[sampled.length + i] = Math.clamp(Math.round(lab.a()[i] + 128), 0, 255);
            planes[2 * sampled.length + i] = Math.clamp(Math.round(lab.b()[i] + 128), 0, 255);
        }
    }

    private static int bilinear(Picture source, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        int argb = 0xFF000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            double upper =
                    channel(source, x0, y0, shift) * (1 - (x - x0))
                            + channel(source, x0 + 1, y0, shift) * (x - x0);
            double lower =
                    channel(source, x0, y0 + 1, shift) * (1 - (x - x0))
                            + channel(source, x0 + 1, y0 + 1, shift) * (x - x0);
            argb |= (int) Math.round(upper * (1 - (y - y0)) + lower * (y - y0)) << shift;
        }
        return argb;
    }

    private static int channel(Picture source, int x, int y, int shift) {
        boolean inside = x >= 0 && y >= 0 && x < source.width() && y < source.height();
        return (inside ? source.argb(x, y) : WHITE) >> shift & 0xFF;
    }

    /** The mask's share of each small pixel from 3 × 3 probes. */
    private static void coverage(int[] planes, Mask mask, Crop crop, double scaleX, double scaleY) {
        int side = crop.side;
        for (int i = 0; i < side * side; i++) {
            int row = i / side;
            int hits = 0;
            for (int probe = 0; probe < 9; probe++) {
                int probeRow = probe / 3;
                double x = crop.x(i % side + (probe % 3 + 0.5) / 3) / scaleX;
                double y = crop.y(row + (probeRow + 0.5) / 3) / scaleY;
                hits += mask.at((int) Math.floor(x), (int) Math.floor(y)) ? 1 : 0;
            }
            planes[3 * side * side + i] = hits * 255 / 9;
        }
    }

    /** The planes of L, a, b and mask, one byte a value, as training reads them. */
    byte[] bytes() {
        byte[] bytes = new byte[planes.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) planes[i];
        }
        return bytes;
    }

    /** Normalised as in training: L and mask to ±0.5, a and b by 40. */
    float[] values(boolean mirrored) {
        float[] values = new float[planes.length];
        int plane = side * side;
        for (int i = 0; i < values.length; i++) {
            int x = i % side;
            int value = planes[mirrored ? i - x + side - 1 - x : i];
            int channel = i / plane;
            values[i] = channel == 0 || channel == 3 ? value / 255f - 0.5f : (value - 128) / 40f;
        }
        return values;
    }
}
