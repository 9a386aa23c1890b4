package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Point;
import java.awt.geom.AffineTransform;
import java.util.List;

/** Puts a figure into the sheet's drawing area, as large as fits. */
record Placement(
        double scale, double dx, double dy, double left, double top, double right, double bottom) {

    private static final double AREA_LEFT = 150;
    private static final double AREA_TOP = 200;
    private static final double AREA_WIDTH = 600;
    private static final double AREA_HEIGHT = 640;

    static Placement of(Figure figure) {
        Point from = figure.extent().getFirst();
        Point to = figure.extent().getLast();
        double width = Math.max(1, to.x() - from.x());
        double height = Math.max(1, to.y() - from.y());
        double scale = Math.min(AREA_WIDTH / width, AREA_HEIGHT / height);
        double dx = AREA_LEFT + (AREA_WIDTH - width * scale) / 2 - from.x() * scale;
        double dy = AREA_TOP + (AREA_HEIGHT - height * scale) / 2 - from.y() * scale;
        return new Placement(
                scale,
                dx,
                dy,
                from.x() * scale + dx,
                from.y() * scale + dy,
                to.x() * scale + dx,
                to.y() * scale + dy);
    }

    Point place(Point point) {
        return new Point(point.x() * scale + dx, point.y() * scale + dy);
    }

    List<Point> place(List<Point> points) {
        return points.stream().map(this::place).toList();
    }

    AffineTransform transform() {
        return new AffineTransform(scale, 0, 0, scale, dx, dy);
    }
}
