package io.techpack.imaging.sketch;

import io.techpack.imaging.flat.Flat;
import io.techpack.imaging.flat.FlatLine;
import io.techpack.imaging.raster.Point;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** A flat alone, as large as a square of a plate lets it be. */
final class FlatCell {

    private static final double MARGIN = 12;

    private FlatCell() {}

    static List<DrawCommand> of(Flat flat, double left, double top, double side) {
        Figure figure = new Figure(flat, List.of(), false, ".");
        Point from = figure.extent().getFirst();
        Point to = figure.extent().getLast();
        double room = side - 2 * MARGIN;
        double scale = Math.min(room / (to.x() - from.x()), room / (to.y() - from.y()));
        AffineTransform placed =
                new AffineTransform(
                        scale,
                        0,
                        0,
                        scale,
                        left + side / 2 - scale * (from.x() + to.x()) / 2,
                        top + side / 2 - scale * (from.y() + to.y()) / 2);
        List<DrawCommand> commands = new ArrayList<>();
        for (FlatLine line : flat.lines()) {
            commands.add(
                    new DrawCommand.Shape(
                            line.curve().path(placed, line.closed()),
                            line.fill().map(Ink::of),
                            line.kind().map(kindOfLine -> thinner(Ink.of(kindOfLine)))));
        }
        return commands;
    }

    private static DrawCommand.Stroke thinner(DrawCommand.Stroke stroke) {
        return new DrawCommand.Stroke(
                stroke.rgb(), stroke.width() * 0.5, stroke.dash() * 0.5, stroke.gap() * 0.5);
    }
}
