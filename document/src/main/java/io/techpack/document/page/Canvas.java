package io.techpack.document.page;

import io.techpack.document.font.Fonts;
import io.techpack.imaging.font.Face;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Paints one page; places are in points from its top left corner. For one thread. */
final class Canvas {

    private final PDPageContentStream out;
    private final double height;
    private final Fonts fonts;
    private final TextLines lines;
    private int substituted;

    Canvas(PDPageContentStream out, double height, Fonts fonts) {
        this.out = out;
        this.height = height;
        this.fonts = fonts;
        this.lines = new TextLines(fonts);
    }

    TextLines lines() {
        return lines;
    }

    /** How many characters of this page had no glyph. */
    int substituted() {
        return substituted;
    }

    void close() throws IOException {
        out.close();
    }

    /** One clean line of text on its baseline. */
    void text(Style style, String text, double x, double baseline) throws IOException {
        text(style.face(), style.size(), style.rgb(), text, x, baseline);
    }

    void textRight(Style style, String text, double right, double baseline) throws IOException {
        text(style, text, right - lines.width(style, text), baseline);
    }

    void text(Face face, double size, int rgb, String text, double x, double baseline)
            throws IOException {
        int before = fonts.substituted();
        List<Fonts.Run> runs = fonts.runs(face, text);
        substituted += fonts.substituted() - before;
        if (runs.isEmpty()) {
            return;
        }
        out.beginText();
        colour(rgb, true);
        out.newLineAtOffset((float) x, (float) (height - baseline));
        for (Fonts.Run run : runs) {
            out.setFont(run.font(), (float) size);
            out.showText(run.text());
        }
        out.endText();
    }

    /** Lines below one another; returns where the next one would begin. */
    double paragraph(Style style, String text, double x, double top, double width, int most)
            throws IOException {
        double y = top;
        for (String line : lines.wrap(style, text, width, most)) {
            text(style, line, x, y + style.size());
            y += style.leading();
        }
        return y;
    }

    void rule(double x, double y, double width, int rgb) throws IOException {
        line(x, y, x + width, y, rgb, 0.6);
    }

    void line(double x1, double y1, double x2, double y2, int rgb, double width)
            throws IOException {
        colour(rgb, false);
        out.setLineWidth((float) width);
        out.moveTo((float) x1, (float) (height - y1));
        out.lineTo((float) x2, (float) (height - y2));
        out.stroke();
    }

    void fill(Box box, int rgb) throws IOException {
        colour(rgb, true);
        out.addRect(
                (float) box.x(),
                (float) (height - box.bottom()),
                (float) box.width(),
                (float) box.height());
        out.fill();
    }

    void frame(Box box, int rgb) throws IOException {
        colour(rgb, false);
        out.setLineWidth(0.6f);
        out.addRect(
                (float) box.x(),
                (float) (height - box.bottom()),
                (float) box.width(),
                (float) box.height());
        out.stroke();
    }

    void image(PDImageXObject image, Box box) throws IOException {
        out.drawImage(
                image,
                (float) box.x(),
                (float) (height - box.bottom()),
                (float) box.width(),
                (float) box.height());
    }

    /** A part of a drawing, as large as it fits into the box; nothing else of it is seen. */
    void drawing(DrawingPart drawing, Box box) throws IOException {
        Rectangle2D part = drawing.window();
        Box place = box.fitting(part.getWidth(), part.getHeight());
        double scale = place.width() / part.getWidth();
        out.saveGraphicsState();
        out.addRect(
                (float) place.x(),
                (float) (height - place.bottom()),
                (float) place.width(),
                (float) place.height());
        out.clip();
        AffineTransform toPage =
                new AffineTransform(
                        scale,
                        0,
                        0,
                        -scale,
                        place.x() - part.getX() * scale,
                        height - place.y() + part.getY() * scale);
        new DrawingPainter(this, toPage, part).paint(drawing.commands());
        out.restoreGraphicsState();
    }

    void fillPath(Path2D path, AffineTransform transform, int rgb) throws IOException {
        colour(rgb, true);
        trace(path, transform);
        if (path.getWindingRule() == Path2D.WIND_EVEN_ODD) {
            out.fillEvenOdd();
        } else {
            out.fill();
        }
    }

    void strokePath(
            Path2D path, AffineTransform transform, int rgb, double width, double dash, double gap)
            throws IOException {
        double scale = transform.getScaleX();
        colour(rgb, false);
        out.setLineWidth((float) (width * scale));
        out.setLineCapStyle(1);
        out.setLineJoinStyle(1);
        out.setLineDashPattern(
                dash > 0
                        ? new float[] {(float) (dash * scale), (float) (gap * scale)}
                        : new float[0],
                0);
        trace(path, transform);
        out.stroke();
        out.setLineDashPattern(new float[0], 0);
    }

    /** A text of a drawing, whose baseline begins, has its middle or ends at the place. */
    void textAt(Face face, double size, int rgb, String text, double x, double y, double shift)
            throws IOException {
        double width = fonts.width(face, text) * size;
        text(face, size, rgb, text, x - width * shift, height - y);
    }

    private void trace(Path2D path, AffineTransform transform) throws IOException {
        float[] at = new float[6];
        float lastX = 0;
        float lastY = 0;
        for (PathIterator it = path.getPathIterator(transform); !it.isDone(); it.next()) {
            switch (it.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> out.moveTo(at[0], at[1]);
                case PathIterator.SEG_LINETO -> out.lineTo(at[0], at[1]);
                case PathIterator.SEG_QUADTO -> {
                    // the same curve as a cubic one
                    out.curveTo(
                            lastX + (at[0] - lastX) * 2 / 3,
                            lastY + (at[1] - lastY) * 2 / 3,
                            at[2] + (at[0] - at[2]) * 2 / 3,
                            at[3] + (at[1] - at[3]) * 2 / 3,
                            at[2],
                            at[3]);
                    at[0] = at[2];
                    at[1] = at[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    out.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                    at[0] = at[4];
                    at[1] = at[5];
                }
                default -> out.closePath();
            }
            lastX = at[0];
            lastY = at[1];
        }
    }

    private void colour(int rgb, boolean fill) throws IOException {
        float red = (rgb >> 16 & 0xFF) / 255f;
        float green = (rgb >> 8 & 0xFF) / 255f;
        float blue = (rgb & 0xFF) / 255f;
        if (fill) {
            out.setNonStrokingColor(red, green, blue);
        } else {
            out.setStrokingColor(red, green, blue);
        }
    }
}
