package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The open end of a sleeve.
 *
 * @param outer the corner farther from the armpit along the outline, where the sleeve's length is
 *     taken
 * @param inner the other corner
 */
record SleeveEnd(Point outer, Point inner) {

    /** A cuff's points are nearly as far from the shoulder as the farthest one. */
    private static final double NEARLY_FARTHEST = 0.93;

    static SleeveEnd of(List<Point> outline, Point shoulder, Point pit) {
        List<Point> sleeve =
                arc(outline, Polyline.nearest(outline, shoulder), Polyline.nearest(outline, pit));
        double farthest = sleeve.stream().mapToDouble(shoulder::distance).max().orElse(0);
        List<Point> end =
                sleeve.stream()
                        .filter(point -> point.distance(shoulder) >= farthest * NEARLY_FARTHEST)
                        .toList();
        return end.isEmpty()
                ? new SleeveEnd(pit, pit)
                : new SleeveEnd(end.getFirst(), end.getLast());
    }

    /** The shorter way round a closed outline. */
    private static List<Point> arc(List<Point> outline, int from, int to) {
        int n = outline.size();
        int forward = Math.floorMod(to - from, n);
        int step = forward <= n - forward ? 1 : -1;
        int count = Math.min(forward, n - forward);
        List<Point> arc = new ArrayList<>();
        for (int k = 0; k <= count; k++) {
            arc.add(outline.get(Math.floorMod(from + step * k, n)));
        }
        return arc;
    }

    Point middle() {
        return outer.towards(inner, 0.5);
    }
}
