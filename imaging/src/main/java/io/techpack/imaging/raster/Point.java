package io.techpack.imaging.raster;

/** A place in a raster: x to the right, y down, in pixels unless said otherwise. */
public record Point(double x, double y) {

    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }

    /** The point at share {@code t} of the way to another. */
    public Point towards(Point other, double t) {
        return new Point(x + (other.x - x) * t, y + (other.y - y) * t);
    }

    /** Distance to the segment from {@code from} to {@code to}. */
    public double distanceToSegment(Point from, Point to) {
        double dx = to.x - from.x;
        double dy = to.y - from.y;
        double t = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy + 1e-9);
        return distance(from.towards(to, Math.clamp(t, 0, 1)));
    }
}
