package io.techpack.imaging.sketch;

import io.techpack.imaging.font.Face;
import io.techpack.imaging.font.PictureFonts;
import io.techpack.imaging.picture.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** A display list as pixels, 1.5 for each sheet unit. */
final class Rasterizer {

    private static final double SCALE = 1.5;

    private Rasterizer() {}

    static byte[] png(DisplayList list) {
        return png(list, PictureFonts.usual());
    }

    static byte[] png(DisplayList list, PictureFonts fonts) {
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
        paint(graphics, list.commands(), fonts);
        graphics.dispose();
        return Picture.of(image).png();
    }

    private static void paint(Graphics2D graphics, List<DrawCommand> commands, PictureFonts fonts) {
        for (DrawCommand command : commands) {
            switch (command) {
                case DrawCommand.Shape shape -> paint(graphics, shape);
                case DrawCommand.Text text -> paint(graphics, text, fonts);
                case DrawCommand.Group group -> {
                    if (!group.hidden()) {
                        paint(graphics, group.commands(), fonts);
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

    private static void paint(Graphics2D graphics, DrawCommand.Text text, PictureFonts fonts) {
        graphics.setColor(new Color(text.rgb()));
        List<PictureFonts.Run> runs =
                fonts.runs(text.bold() ? Face.BOLD : Face.REGULAR, text.text(), text.size());
        double width = runs.stream().mapToDouble(run -> width(graphics, run)).sum();
        double x =
                switch (text.anchor()) {
                    case START -> text.x();
                    case MIDDLE -> text.x() - width / 2;
                    case END -> text.x() - width;
                };
        for (PictureFonts.Run run : runs) {
            graphics.setFont(run.font());
            graphics.drawString(run.text(), (float) x, (float) text.y());
            x += width(graphics, run);
        }
    }

    private static double width(Graphics2D graphics, PictureFonts.Run run) {
        return run.font().getStringBounds(run.text(), graphics.getFontRenderContext()).getWidth();
    }
}
