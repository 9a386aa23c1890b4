package io.techpack.imaging.closeup;

import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;

/**
 * How much there is to see, how much of it is product, and how light that is, in any window: three
 * integral images. Immutable.
 */
final class DetailMap {

    private static final double COLOUR_WEIGHT = 0.7;

    private final int width;
    private final int height;
    private final double[] detail;
    private final double[] cover;
    private final double[] light;

    DetailMap(LabRaster raster, Mask mask) {
        width = raster.width();
        height = raster.height();
        detail = new double[(width + 1) * (height + 1)];
        cover = new double[detail.length];
        light = new double[detail.length];
        for (int y = 0; y < height; y++) {
            double details = 0;
            double members = 0;
            double lightness = 0;
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                if (mask.at(i)) {
                    details += gradient(raster, x, y);
                    members++;
                    lightness += raster.l()[i];
                }
                int below = (y + 1) * (width + 1) + x + 1;
                detail[below] = detail[below - width - 1] + details;
                cover[below] = cover[below - width - 1] + members;
                light[below] = light[below - width - 1] + lightness;
            }
        }
    }

    private static double gradient(LabRaster raster, int x, int y) {
        int w = raster.width();
        if (x == 0 || y == 0 || x == w - 1 || y == raster.height() - 1) {
            return 0;
        }
        int i = y * w + x;
        return slope(raster.l(), i, w)
                + COLOUR_WEIGHT * (slope(raster.a(), i, w) + slope(raster.b(), i, w));
    }

    private static double slope(float[] plane, int i, int w) {
        double dx = plane[i + 1] - plane[i - 1];
        double dy = plane[i + w] - plane[i - w];
        return Math.sqrt(dx * dx + dy * dy);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean contains(Window window) {
        return window.left() >= 0
                && window.top() >= 0
                && window.left() + window.side() <= width
                && window.top() + window.side() <= height;
    }

    /** Mean gradient over the window, counting product pixels only. */
    double detail(Window window) {
        return mean(detail, window);
    }

    /** The share of the window that is product. */
    double cover(Window window) {
        return mean(cover, window);
    }

    /**
     * How light the product is in the window against the product as a whole: below 1 for what lies
     * in the shade, such as the inside of a shoe.
     */
    double lightness(Window window) {
        double all = light[light.length - 1] / Math.max(1, cover[cover.length - 1]);
        double here = mean(light, window) / Math.max(1e-6, cover(window));
        return here / Math.max(1e-6, all);
    }

    private double mean(double[] integral, Window window) {
        int stride = width + 1;
        int top = window.top() * stride;
        int bottom = (window.top() + window.side()) * stride;
        int left = window.left();
        int right = left + window.side();
        double sum =
                integral[bottom + right]
                        - integral[top + right]
                        - integral[bottom + left]
                        + integral[top + left];
        return sum / ((double) window.side() * window.side());
    }
}
