package io.techpack.document.page;

import io.techpack.imaging.sketch.DisplayList;
import io.techpack.imaging.sketch.DrawCommand;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The part of a drawing that a page shows: its figure, without the white around it.
 *
 * @param window in the drawing's own units
 */
record DrawingPart(List<DrawCommand> commands, Rectangle2D window) {

    private static final double MARGIN = 14;

    DrawingPart {
        commands = List.copyOf(commands);
    }

    /** With its letters, numbers and arrows. */
    static DrawingPart annotated(DisplayList list) {
        return of(list.figure(), list.commands());
    }

    /** The product alone: what is annotated is in groups. */
    static DrawingPart plain(DisplayList list) {
        return of(
                list.figure(),
                list.commands().stream().filter(DrawCommand.Shape.class::isInstance).toList());
    }

    private static DrawingPart of(Rectangle2D figure, List<DrawCommand> commands) {
        Rectangle2D bounds = bounds(figure, commands, null);
        if (bounds == null) {
            return new DrawingPart(commands, figure);
        }
        Rectangle2D wider =
                new Rectangle2D.Double(
                        bounds.getX() - MARGIN,
                        bounds.getY() - MARGIN,
                        bounds.getWidth() + 2 * MARGIN,
                        bounds.getHeight() + 2 * MARGIN);
        return new DrawingPart(commands, wider.createIntersection(figure));
    }

    private static @org.jspecify.annotations.Nullable Rectangle2D bounds(
            Rectangle2D figure,
            List<DrawCommand> commands,
            @org.jspecify.annotations.Nullable Rectangle2D sofar) {
        Rectangle2D bounds = sofar;
        for (DrawCommand command : commands) {
            if (command instanceof DrawCommand.Shape shape) {
                Rectangle2D own = shape.path().getBounds2D();
                if (figure.contains(own.getX(), own.getY())
                        && figure.contains(own.getMaxX(), own.getMaxY())) {
                    bounds = bounds == null ? own : bounds.createUnion(own);
                }
            } else if (command instanceof DrawCommand.Group group && !group.hidden()) {
                bounds = bounds(figure, group.commands(), bounds);
            }
        }
        return bounds;
    }
}
