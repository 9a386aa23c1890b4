package io.techpack.imaging.sketch;

import io.techpack.imaging.dimension.Dimension;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.sketch.DrawCommand.Stroke;
import java.util.ArrayList;
import java.util.List;

/** The tables right of the drawing. */
final class Legend {

    static final double LEFT = 940;
    private static final double RIGHT = 1360;
    private static final int LINE_LENGTH = 66;

    /** The last baseline of the sheet. */
    private static final double LOWEST = Sheet.HEIGHT - 30;

    private final Pen pen;
    private double y = 132;

    Legend(Pen pen) {
        this.pen = pen;
    }

    void dimensions(List<Dimension> dimensions, FlatSpec spec) {
        heading("Points of measure", Ink.BLUE);
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            String letter = DimensionLayer.letterOf(i);
            boolean usual = Sheet.isUsual(dimension, spec);
            int rgb = usual ? Ink.GREY : Ink.BLACK;
            pen.group(
                    "data-measure",
                    dimension.measured().measure().key(),
                    false,
                    () -> {
                        pen.bold(letter, LEFT, y, 12.5, Ink.BLUE);
                        pen.text(dimension.measured().measure().label(), LEFT + 26, y, 12.5, rgb);
                        pen.flushRight(dimension.value(), RIGHT - 110, y, 12.5, rgb);
                        pen.flushRight(
                                usual ? "usual" : dimension.tolerance(), RIGHT, y, 12.5, Ink.GREY);
                    });
            y += 22;
        }
        y += 18;
    }

    void callouts(List<CalloutLayer.Placed> callouts) {
        heading("Construction", Ink.RED);
        for (int i = 0; i < callouts.size(); i++) {
            Feature feature = callouts.get(i).feature();
            String number = Integer.toString(i + 1);
            pen.group(
                    "data-callout",
                    number,
                    false,
                    () -> {
                        pen.bold(number, LEFT, y, 12.5, Ink.RED);
                        pen.text(
                                feature.name() + (feature.critical() ? " *" : ""),
                                LEFT + 26,
                                y,
                                12.5,
                                Ink.BLACK);
                        pen.text(oneLine(feature.specification()), LEFT + 26, y + 15, 11, Ink.GREY);
                    });
            y += 38;
        }
        y += 12;
    }

    /** As many lines as the sheet has room for. */
    void notes(List<String> sentences) {
        heading("Notes", Ink.GREY);
        for (String sentence : sentences) {
            for (String line : wrapped(sentence)) {
                if (y > LOWEST) {
                    return;
                }
                pen.text(y + 16 > LOWEST ? line + " …" : line, LEFT, y, 11, Ink.GREY);
                y += 16;
            }
            y += 4;
        }
    }

    /** The callout itself says all of it. */
    private static String oneLine(String words) {
        List<String> lines = wrapped(words);
        return lines.size() == 1 ? lines.getFirst() : lines.getFirst() + " …";
    }

    private void heading(String text, int rgb) {
        pen.bold(text, LEFT, y, 14, rgb);
        pen.line(new Point(LEFT, y + 8), new Point(RIGHT, y + 8), Stroke.solid(Ink.HAIR, 1));
        y += 30;
    }

    private static List<String> wrapped(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + word.length() + 1 > LINE_LENGTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
