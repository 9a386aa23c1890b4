package io.techpack.imaging.sketch;

import io.techpack.imaging.raster.Point;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts lines, curves, arrows and words on a display list, in sheet units. Confined to one thread.
 */
final class Pen {

    private static final double HEAD = 9;
    private static final double HEAD_ANGLE = 0.3;

    private List<DrawCommand> commands = new ArrayList<>();

    List<DrawCommand> commands() {
        return commands;
    }

    /** What {@code drawing} draws becomes a group. */
    void group(String attribute, String value, boolean hidden, Runnable drawing) {
        List<DrawCommand> outer = commands;
        commands = new ArrayList<>();
        drawing.run();
        DrawCommand.Group group = new DrawCommand.Group(attribute, value, hidden, commands);
        commands = outer;
        commands.add(group);
    }

    void shape(Path2D path, Optional<Integer> fill, Optional<Stroke> stroke) {
        commands.add(new DrawCommand.Shape(path, fill, stroke));
    }

    void stroke(Path2D path, Stroke stroke) {
        shape(path, Optional.empty(), Optional.of(stroke));
    }

    void line(Point from, Point to, Stroke stroke) {
        Path2D path = new Path2D.Double();
        path.moveTo(from.x(), from.y());
        path.lineTo(to.x(), to.y());
        stroke(path, stroke);
    }

    void text(String text, double x, double y, double size, int rgb) {
        commands.add(new DrawCommand.Text(text, x, y, size, rgb, DrawCommand.Anchor.START, false));
    }

    void bold(String text, double x, double y, double size, int rgb) {
        commands.add(new DrawCommand.Text(text, x, y, size, rgb, DrawCommand.Anchor.START, true));
    }

    void centred(String text, double x, double y, double size, int rgb) {
        commands.add(new DrawCommand.Text(text, x, y, size, rgb, DrawCommand.Anchor.MIDDLE, false));
    }

    void flushRight(String text, double x, double y, double size, int rgb) {
        commands.add(new DrawCommand.Text(text, x, y, size, rgb, DrawCommand.Anchor.END, false));
    }

    void dot(Point at, double radius, int rgb) {
        shape(circle(at, radius), Optional.of(rgb), Optional.empty());
    }

    /** A circle with one or two characters in it. */
    void badge(String text, Point at, double radius, int rgb) {
        shape(circle(at, radius), Optional.of(Ink.PAPER), Optional.of(Stroke.solid(rgb, 1.2)));
        double size = radius * 1.15;
        commands.add(
                new DrawCommand.Text(
                        text,
                        at.x(),
                        at.y() + size * 0.36,
                        size,
                        rgb,
                        DrawCommand.Anchor.MIDDLE,
                        true));
    }

    /** A line with a filled head at either end. */
    void arrow(Point from, Point to, int rgb) {
        line(from, to, Stroke.solid(rgb, Ink.DIMENSION));
        double head = Math.min(HEAD, from.distance(to) * 0.35);
        head(from, to, head, rgb);
        head(to, from, head, rgb);
    }

    private void head(Point tip, Point tail, double length, int rgb) {
        double angle = Math.atan2(tail.y() - tip.y(), tail.x() - tip.x());
        Path2D path = new Path2D.Double();
        path.moveTo(tip.x(), tip.y());
        path.lineTo(
                tip.x() + length * Math.cos(angle + HEAD_ANGLE),
                tip.y() + length * Math.sin(angle + HEAD_ANGLE));
        path.lineTo(
                tip.x() + length * Math.cos(angle - HEAD_ANGLE),
                tip.y() + length * Math.sin(angle - HEAD_ANGLE));
        path.closePath();
        shape(path, Optional.of(rgb), Optional.empty());
    }

    private static Path2D circle(Point at, double radius) {
        return new Path2D.Double(
                new Ellipse2D.Double(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius));
    }
}
