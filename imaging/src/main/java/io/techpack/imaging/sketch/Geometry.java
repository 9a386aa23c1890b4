package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Point;

/** Questions about segments on the sheet. */
final class Geometry {

    private Geometry() {}

    /** Whether the segments a–b and c–d cross; touching ends do not count. */
    static boolean cross(Point a, Point b, Point c, Point d) {
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    private static double side(Point a, Point b, Point p) {
        return (b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x());
    }
}
