package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An upright product's outline and the questions one can ask of it, in raster pixels. Immutable,
 * any thread.
 */
public final class Silhouette {

    private static final double LEAST_KEPT = 0.8;

    private final Mask mask;
    private final Box box;
    private final int[] top;
    private final int[] bottom;
    private final double centreX;
    private final List<Point> outline;

    private Silhouette(Mask mask) {
        this.mask = mask;
        box = mask.bounds();
        top = new int[mask.width()];
        bottom = new int[mask.width()];
        Arrays.fill(top, -1);
        Arrays.fill(bottom, -1);
        double sum = 0;
        int count = 0;
        for (int y = box.top(); y <= box.bottom(); y++) {
            for (int x = box.left(); x <= box.right(); x++) {
                if (mask.at(x, y)) {
                    top[x] = top[x] < 0 ? y : top[x];
                    bottom[x] = y;
                    sum += x;
                    count++;
                }
            }
        }
        centreX = count == 0 ? box.centreX() : (sum / count + box.centreX()) / 2;
        outline = OutlineTracer.smoothOutline(mask);
    }

    /**
     * From a small upright mask to a smooth outline in a raster of the given size.
     *
     * @param withoutStrings drops what is thin: hanger hooks, cords, floor joints
     */
    public static Silhouette of(Mask small, int width, int height, boolean withoutStrings) {
        Mask kept = small;
        if (withoutStrings) {
            Mask opened = small.opened(4).mainParts(0.12);
            kept = opened.area() > small.area() * LEAST_KEPT ? opened : small;
        }
        return new Silhouette(kept.resized(width, height));
    }

    /**
     * Averaged with its own mirror image, when the two overlap by at least {@code leastOverlap}.
     */
    public Optional<Silhouette> mirrored(double leastOverlap) {
        return MirrorAverage.of(mask, box, centreX, leastOverlap).map(Silhouette::new);
    }

    public Mask mask() {
        return mask;
    }

    public Box box() {
        return box;
    }

    /** The column of the middle, between the centroid's and the box's. */
    public double centreX() {
        return centreX;
    }

    /** The largest part's boundary, clockwise and closed, evenly sampled and smoothed. */
    public List<Point> outline() {
        return outline;
    }

    /** The boundaries of all parts that count, such as both shoes of a pair. */
    public List<List<Point>> outlines() {
        return OutlineTracer.smoothOutlines(mask);
    }

    boolean hasColumn(int x) {
        return x >= 0 && x < top.length && top[x] >= 0;
    }

    /** The first row of a column; the whole product's where the column has none, as in a pair. */
    int top(int x) {
        return hasColumn(x) ? top[x] : box.top();
    }

    int bottom(int x) {
        return hasColumn(x) ? bottom[x] : box.bottom();
    }

    /** From the leftmost to the rightmost member of a row, gaps included. */
    public Optional<Span> extent(double row) {
        int y = Math.clamp(Math.round(row), 0, mask.height() - 1);
        int left = -1;
        int right = -1;
        for (int x = box.left(); x <= box.right(); x++) {
            if (mask.at(x, y)) {
                left = left < 0 ? x : left;
                right = x;
            }
        }
        return left < 0 ? Optional.empty() : Optional.of(new Span(left, right));
    }

    /**
     * The unbroken run of a row around a column, or around the nearest member within a sixth of the
     * width.
     */
    public Optional<Span> run(double row, double column) {
        int y = Math.clamp(Math.round(row), 0, mask.height() - 1);
        int x = Math.clamp(Math.round(column), 0, mask.width() - 1);
        for (int d = 0; d < mask.width() / 6; d++) {
            if (mask.at(x - d, y)) {
                return Optional.of(around(x - d, y));
            }
            if (mask.at(x + d, y)) {
                return Optional.of(around(x + d, y));
            }
        }
        return Optional.empty();
    }

    private Span around(int x, int y) {
        int left = x;
        int right = x;
        while (mask.at(left - 1, y)) {
            left--;
        }
        while (mask.at(right + 1, y)) {
            right++;
        }
        return new Span(left, right);
    }
}
