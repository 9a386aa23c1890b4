package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Point;
import java.util.List;

/** Puts a figure into the sheet's drawing area, as large as fits. */
record Placement(
        double scale, double dx, double dy, double left, double top, double right, double bottom) {

    private static final double AREA_LEFT = 150;
    private static final double AREA_TOP = 200;
    private static final double AREA_WIDTH = 600;
    private static final double AREA_HEIGHT = 640;

    static Placement of(Figure figure) {
        double width = Math.max(1, figure.right() - figure.left());
        double height = Math.max(1, figure.bottom() - figure.top());
        double scale = Math.min(AREA_WIDTH / width, AREA_HEIGHT / height);
        double dx = AREA_LEFT + (AREA_WIDTH - width * scale) / 2 - figure.left() * scale;
        double dy = AREA_TOP + (AREA_HEIGHT - height * scale) / 2 - figure.top() * scale;
        return new Placement(
                scale,
                dx,
                dy,
                figure.left() * scale + dx,
                figure.top() * scale + dy,
                figure.right() * scale + dx,
                figure.bottom() * scale + dy);
    }

    Point place(Point point) {
        return new Point(point.x() * scale + dx, point.y() * scale + dy);
    }

    List<Point> place(List<Point> points) {
        return points.stream().map(this::place).toList();
    }
}
