package io.techpack.imaging.sketch;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;
import java.util.Locale;

/** A display list as one SVG 1.1 document; text is escaped and uses the reader's own sans-serif. */
final class SvgWriter {

    /** For what the first ones lack, fonts that hold Greek, Cyrillic, and Han. */
    private static final String FAMILIES =
            "Helvetica, Arial, DejaVu Sans Condensed, DejaVu Sans, Noto Sans CJK SC, Noto Sans SC,"
                    + " PingFang SC, Microsoft YaHei, Droid Sans Fallback, sans-serif";

    private static final String[] COMMANDS = {"M", "L", "Q", "C", "Z"};
    private static final int[] NUMBERS = {2, 2, 4, 6, 0};

    private SvgWriter() {}

    static String svg(DisplayList list) {
        StringBuilder svg = new StringBuilder(1 << 15);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(list.width())
                .append(' ')
                .append(list.height())
                .append("\" width=\"")
                .append(list.width())
                .append("\" height=\"")
                .append(list.height())
                .append("\" font-family=\"")
                .append(FAMILIES)
                .append("\">\n<title>")
                .append(escaped(list.title()))
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        commands(svg, list.commands());
        return svg.append("</svg>\n").toString();
    }

    private static void commands(StringBuilder svg, List<DrawCommand> commands) {
        for (DrawCommand command : commands) {
            switch (command) {
                case DrawCommand.Shape shape -> shape(svg, shape);
                case DrawCommand.Text text -> text(svg, text);
                case DrawCommand.Group group -> group(svg, group);
            }
        }
    }

    private static void group(StringBuilder svg, DrawCommand.Group group) {
        svg.append("<g ")
                .append(group.attribute())
                .append("=\"")
                .append(escaped(group.value()))
                .append(group.hidden() ? "\" display=\"none\">\n" : "\">\n");
        commands(svg, group.commands());
        svg.append("</g>\n");
    }

    private static void shape(StringBuilder svg, DrawCommand.Shape shape) {
        svg.append("<path d=\"");
        path(svg, shape.path());
        svg.append("\" fill=\"")
                .append(shape.fill().map(SvgWriter::hex).orElse("none"))
                .append('"');
        shape.stroke()
                .ifPresent(stroke -> {
                    svg.append(" stroke=\"")
                            .append(hex(stroke.rgb()))
                            .append("\" stroke-width=\"")
                            .append(number(stroke.width()))
                            .append("\" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
                    if (stroke.dash() > 0) {
                        svg.append(" stroke-dasharray=\"")
                                .append(number(stroke.dash()))
                                .append(' ')
                                .append(number(stroke.gap()))
                                .append('"');
                    }
                });
        svg.append("/>\n");
    }

    private static void path(StringBuilder svg, Path2D path) {
        double[] at = new double[6];
        for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
            int segment = it.currentSegment(at);
            svg.append(COMMANDS[segment]);
            for (int i = 0; i < NUMBERS[segment]; i++) {
                svg.append(i == 0 ? "" : " ").append(number(at[i]));
            }
        }
    }

    private static void text(StringBuilder svg, DrawCommand.Text text) {
        String anchor =
                switch (text.anchor()) {
                    case START -> "start";
                    case MIDDLE -> "middle";
                    case END -> "end";
                };
        svg.append("<text x=\"")
                .append(number(text.x()))
                .append("\" y=\"")
                .append(number(text.y()))
                .append("\" font-size=\"")
                .append(number(text.size()))
                .append("\" fill=\"")
                .append(hex(text.rgb()))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append('"')
                .append(text.bold() ? " font-weight=\"bold\">" : ">")
                .append(escaped(text.text()))
                .append("</text>\n");
    }

    /** One decimal is a tenth of a sheet unit, finer than any line. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /** Escapes markup and drops what XML 1.0 does not allow at all. */
    static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .filter(SvgWriter::isXml)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> result.append("&amp;");
                        case '<' -> result.append("&lt;");
                        case '>' -> result.append("&gt;");
                        case '"' -> result.append("&quot;");
                        default -> result.appendCodePoint(c);
                    }
                });
        return result.toString();
    }

    private static boolean isXml(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
