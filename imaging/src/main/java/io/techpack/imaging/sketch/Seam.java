package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Point;
import java.util.List;

/** A construction line that the class implies: a seam, or the stitching beside it. */
record Seam(List<Point> points, boolean stitched) {

    static Seam seam(Point... points) {
        return new Seam(List.of(points), false);
    }

    static Seam stitches(Point... points) {
        return new Seam(List.of(points), true);
    }
}
