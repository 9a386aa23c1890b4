package io.techpack.imaging.segmentation;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Mask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Straps, handles and laces: too thin for a smooth cut, told by their colour, their length and
 * where they are joined to the product. Shadows beside a product, joints of a floor and a hanger's
 * hook are thin, too: they follow the product's edge, or have one end at it, or none.
 */
final class ThinParts {

    /** Pixels of the working size; what is wider is in the smooth cut. */
    private static final int WIDEST = 7;

    /** Between the ends, as a share of the picture's longer side. */
    private static final double SHORTEST = 0.05;

    /** The seam between the smooth mask and what is added, in pixels. */
    private static final int SEAM = 2;

    private final Mask mask;
    private final Mask coloured;
    private final Mask close;
    private final Mask beside;
    private final double shortest;

    private ThinParts(Mask mask, Mask coloured) {
        this.mask = mask;
        this.coloured = coloured;
        close = mask.dilated(2 * SEAM + 1);
        beside = mask.dilated(SEAM + 1);
        shortest = SHORTEST * Math.max(mask.width(), mask.height());
    }

    /**
     * The mask with its thin parts.
     *
     * @param coloured what has the product's colour, whatever is around it
     * @param sure whether that leaves no doubt: then one end at the product is enough
     */
    static Mask added(Mask mask, Mask coloured, boolean sure) {
        ThinParts parts = new ThinParts(mask, coloured);
        List<int[]> found =
                parts.candidates().stream().filter(part -> parts.isJoined(part, sure)).toList();
        return found.isEmpty() ? mask : parts.with(found);
    }

    /** Connected by eight neighbours, outside of the mask and of its seam. */
    private List<int[]> candidates() {
        Mask thick = coloured.opened(WIDEST / 2);
        Mask near = mask.dilated(1);
        Mask thin =
                Mask.where(
                        mask.width(),
                        mask.height(),
                        i -> coloured.at(i) && !thick.at(i) && !near.at(i));
        boolean[] seen = new boolean[mask.size()];
        List<int[]> parts = new ArrayList<>();
        for (int i = 0; i < mask.size(); i++) {
            if (thin.at(i) && !seen[i]) {
                parts.add(flood(thin, seen, i));
            }
        }
        return parts;
    }

    private static int[] flood(Mask thin, boolean[] seen, int start) {
        List<Integer> part = new ArrayList<>();
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
            int i = open.removeLast();
            part.add(i);
            int x = i % thin.width();
            int y = i / thin.width();
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int next = (y + dy) * thin.width() + x + dx;
                    if (thin.at(x + dx, y + dy) && !seen[next]) {
                        seen[next] = true;
                        open.add(next);
                    }
                }
            }
        }
        return part.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean isJoined(int[] part, boolean sure) {
        Box box = box(part);
        if (Math.hypot(box.width(), box.height()) < shortest || isAlongTheEdge(part)) {
            return false;
        }
        List<Integer> ends = ends(part);
        return sure ? !ends.isEmpty() : farthest(ends) > shortest * 0.8;
    }

    /** A shadow follows the product, of the 240 photos in nine; a strap leaves it. */
    private boolean isAlongTheEdge(int[] part) {
        return Arrays.stream(part).filter(close::at).count() > part.length * 0.5;
    }

    private Mask mask(int[] part) {
        boolean[] bits = new boolean[mask.size()];
        for (int i : part) {
            bits[i] = true;
        }
        return Mask.where(mask.width(), mask.height(), i -> bits[i]);
    }

    /** The members beside the product. */
    private List<Integer> ends(int[] part) {
        List<Integer> ends = new ArrayList<>();
        for (int i : part) {
            if (beside.at(i)) {
                ends.add(i);
            }
        }
        return ends;
    }

    /** How far apart two ends are that are not joined along the product's edge. */
    private double farthest(List<Integer> ends) {
        double most = 0;
        for (int a : ends) {
            for (int b : ends) {
                most =
                        Math.max(
                                most,
                                Math.hypot(
                                        a % mask.width() - b % mask.width(),
                                        a / mask.width() - b / mask.width()));
            }
        }
        return most;
    }

    private Box box(int[] part) {
        int left = mask.width();
        int top = mask.height();
        int right = 0;
        int bottom = 0;
        for (int i : part) {
            left = Math.min(left, i % mask.width());
            right = Math.max(right, i % mask.width());
            top = Math.min(top, i / mask.width());
            bottom = Math.max(bottom, i / mask.width());
        }
        return new Box(left, top, right, bottom);
    }

    private Mask with(List<int[]> parts) {
        Mask added = mask(parts.stream().flatMapToInt(Arrays::stream).toArray());
        Mask around = added.dilated(SEAM);
        Mask seam = mask.dilated(SEAM);
        return Mask.where(
                mask.width(),
                mask.height(),
                i -> mask.at(i) || added.at(i) || around.at(i) && seam.at(i) && coloured.at(i));
    }
}
