package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Box;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.List;

/** Follows the boundary of a mask's parts (Moore neighbourhood), then thins and smooths it. */
final class OutlineTracer {

    private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};
    private static final int[] DY = {0, 1, 1, 1, 0, -1, -1, -1};
    private static final double SMALLEST_PART = 0.08;
    private static final int SMOOTHING = 4;

    private OutlineTracer() {}

    static List<Point> smoothOutline(Mask mask) {
        return smooth(mask, boundary(mask.largestPart()));
    }

    static List<List<Point>> smoothOutlines(Mask mask) {
        List<List<Point>> outlines = new ArrayList<>();
        Mask rest = mask;
        int largest = 0;
        while (rest.area() > 0) {
            Mask part = rest.largestPart();
            int area = part.area();
            largest = Math.max(largest, area);
            if (area < largest * SMALLEST_PART || outlines.size() == 6) {
                break;
            }
            outlines.add(smooth(mask, boundary(part)));
            Mask before = rest;
            rest = Mask.where(mask.width(), mask.height(), i -> before.at(i) && !part.at(i));
        }
        return outlines;
    }

    private static List<Point> smooth(Mask mask, List<Point> boundary) {
        Box box = mask.bounds();
        double step = Math.max(4, (box.width() + box.height()) / 300.0);
        return Polyline.smoothClosed(Polyline.resampled(boundary, step), SMOOTHING);
    }

    private static List<Point> boundary(Mask part) {
        List<Point> points = new ArrayList<>();
        int start = first(part);
        if (start < 0) {
            return points;
        }
        int x = start % part.width();
        int y = start / part.width();
        int direction = 7;
        int most = 4 * part.size();
        do {
            points.add(new Point(x, y));
            int next = next(part, x, y, direction);
            if (next < 0) {
                break;
            }
            x += DX[next];
            y += DY[next];
            direction = next;
        } while ((y * part.width() + x != start || points.size() < 3) && points.size() < most);
        return points;
    }

    private static int first(Mask part) {
        for (int i = 0; i < part.size(); i++) {
            if (part.at(i)) {
                return i;
            }
        }
        return -1;
    }

    private static int next(Mask part, int x, int y, int direction) {
        for (int turn = 0; turn < 8; turn++) {
            int candidate = (direction + 6 + turn) % 8;
            if (part.at(x + DX[candidate], y + DY[candidate])) {
                return candidate;
            }
        }
        return -1;
    }
}
