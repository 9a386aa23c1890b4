package io.techpack.imaging.sketch;

import io.techpack.imaging.picture.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** A display list as pixels, 1.5 for each sheet unit. */
final class Rasterizer {

    private static final double SCALE = 1.5;

    private Rasterizer() {}

    static byte[] png(DisplayList list) {
        int width = (int) (list.width() * SCALE);
        int height = (int) (list.height() * SCALE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        paint(graphics, list.commands());
        graphics.dispose();
        return Picture.of(image).png();
    }

    private static void paint(Graphics2D graphics, List<DrawCommand> commands) {
        for (DrawCommand command : commands) {
            switch (command) {
                case DrawCommand.Shape shape -> paint(graphics, shape);
                case DrawCommand.Text text -> paint(graphics, text);
                case DrawCommand.Group group -> {
                    if (!group.hidden()) {
                        paint(graphics, group.commands());
                    }
                }
            }
        }
    }

    private static void paint(Graphics2D graphics, DrawCommand.Shape shape) {
        shape.fill()
                .ifPresent(fill -> {
                    graphics.setColor(new Color(fill));
                    graphics.fill(shape.path());
                });
        shape.stroke()
                .ifPresent(stroke -> {
                    graphics.setColor(new Color(stroke.rgb()));
                    float[] dash =
                            stroke.dash() > 0
                                    ? new float[] {(float) stroke.dash(), (float) stroke.gap()}
                                    : null;
                    graphics.setStroke(
                            new BasicStroke(
                                    (float) stroke.width(),
                                    BasicStroke.CAP_ROUND,
                                    BasicStroke.JOIN_ROUND,
                                    10,
                                    dash,
                                    0));
                    graphics.draw(shape.path());
                });
    }

    private static void paint(Graphics2D graphics, DrawCommand.Text text) {
        graphics.setFont(
                new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1)
                        .deriveFont((float) text.size()));
        graphics.setColor(new Color(text.rgb()));
        double width = graphics.getFontMetrics().getStringBounds(text.text(), graphics).getWidth();
        double x =
                switch (text.anchor()) {
                    case START -> text.x();
                    case MIDDLE -> text.x() - width / 2;
                    case END -> text.x() - width;
                };
        graphics.drawString(text.text(), (float) x, (float) text.y());
    }
}
