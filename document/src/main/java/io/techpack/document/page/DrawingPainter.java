package io.techpack.document.page;

import io.techpack.document.font.CleanText;
import io.techpack.imaging.font.Face;
import io.techpack.imaging.sketch.DrawCommand;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;

/** Paints a display list as vectors and text that can be selected. For one thread. */
final class DrawingPainter {

    private final Canvas canvas;
    private final AffineTransform toPage;
    private final Rectangle2D part;

    /**
     * @param part texts outside of it are left out: they would be found where nothing is seen
     */
    DrawingPainter(Canvas canvas, AffineTransform toPage, Rectangle2D part) {
        this.canvas = canvas;
        this.toPage = toPage;
        this.part = part;
    }

    void paint(List<DrawCommand> commands) throws IOException {
        for (DrawCommand command : commands) {
            switch (command) {
                case DrawCommand.Shape shape -> shape(shape);
                case DrawCommand.Text text -> text(text);
                case DrawCommand.Group group -> {
                    if (!group.hidden()) {
                        paint(group.commands());
                    }
                }
            }
        }
    }

    private void shape(DrawCommand.Shape shape) throws IOException {
        if (shape.path().getCurrentPoint() == null) {
            return;
        }
        if (shape.fill().isPresent()) {
            canvas.fillPath(shape.path(), toPage, shape.fill().get());
        }
        if (shape.stroke().isPresent()) {
            DrawCommand.Stroke stroke = shape.stroke().get();
            canvas.strokePath(
                    shape.path(),
                    toPage,
                    stroke.rgb(),
                    stroke.width(),
                    stroke.dash(),
                    stroke.gap());
        }
    }

    private void text(DrawCommand.Text text) throws IOException {
        if (!part.contains(text.x(), text.y())) {
            return;
        }
        Point2D place = toPage.transform(new Point2D.Double(text.x(), text.y()), null);
        double shift =
                switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> 0.5;
                    case END -> 1;
                };
        canvas.textAt(
                text.bold() ? Face.BOLD : Face.REGULAR,
                text.size() * toPage.getScaleX(),
                text.rgb(),
                CleanText.line(text.text()),
                place.getX(),
                place.getY(),
                shift);
    }
}
