package io.techpack.document.page;

import io.techpack.document.measure.Length;
import io.techpack.document.measure.Units;
import io.techpack.document.pack.Callout;
import io.techpack.document.pack.Flat;
import io.techpack.document.pack.Measure;
import io.techpack.document.pack.Pack;
import io.techpack.document.table.Labels;
import io.techpack.document.table.MeasurementTable;
import io.techpack.imaging.sketch.DisplayList;
import io.techpack.imaging.sketch.DrawCommand;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page for each flat: the drawing with its notes below, and beside it what its letters and
 * numbers mean. Tables that are too long go on, notes never do.
 */
final class FlatPages {

    private static final double GUTTER = 22;
    private static final double DRAWING_SHARE = 0.58;

    /** Lines of notes below a drawing; what is longer ends with an ellipsis. */
    private static final int MOST_LINES = 16;

    private static final String FOOTWEAR = "FOOTWEAR";

    private FlatPages() {}

    static void draw(Book book, Pack pack, MeasurementTable table, Pictures pictures, Units units)
            throws IOException {
        for (Flat flat : pack.flats()) {
            draw(
                    book,
                    title(pack, flat),
                    new FlatValues(flat, table, pack.contradictions()),
                    pictures,
                    units);
        }
    }

    /** Shoes are drawn in profile: the front is the outer side, the side the inner one. */
    private static String title(Pack pack, Flat flat) {
        String side = Labels.of(flat.side()) + " flat";
        if (pack.kind().filter(kind -> kind.category().equals(FOOTWEAR)).isEmpty()) {
            return side;
        }
        return switch (flat.side()) {
            case "front" -> side + ": outer side";
            case "side" -> side + ": inner side";
            default -> side;
        };
    }

    private static void draw(
            Book book, String title, FlatValues values, Pictures pictures, Units units)
            throws IOException {
        Flat flat = values.flat();
        Canvas canvas = book.section(title, "");
        Box body = book.body();
        double width = body.width() * DRAWING_SHARE;
        double below = notes(canvas, values, new Box(body.x(), body.y(), width, body.height()));
        Box left = new Box(body.x(), body.y(), width, body.height() - below);
        Optional<DisplayList> drawing = pictures.drawing(flat.vector());
        if (drawing.isPresent()) {
            canvas.drawing(DrawingPart.annotated(drawing.get()), left);
        } else {
            pictures.draw(canvas, flat.picture(), left);
        }
        double x = left.right() + GUTTER;
        Box right = new Box(x, body.y(), body.right() - x, body.height());
        Flow flow = new Flow(book, title, canvas, right);
        measures(flow, values, drawing.map(FlatPages::letters).orElse(Map.of()), units);
        callouts(flow, values, units);
    }

    /** At the foot of the box; returns how high they are. */
    private static double notes(Canvas canvas, FlatValues values, Box box) throws IOException {
        List<Callout> callouts = values.flat().callouts();
        String critical = callouts.stream().anyMatch(Callout::critical) ? "* critical for fit" : "";
        String outdated =
                Stream.of(values.outdated().orElse(""), values.remarks())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" "));
        double height =
                height(canvas, Style.STRONG, outdated, box)
                        + height(canvas, Style.SMALL, values.flat().notes(), box)
                        + height(canvas, Style.SMALL, critical, box);
        double y = box.bottom() - height;
        y = canvas.paragraph(Style.STRONG, outdated, box.x(), y, box.width(), MOST_LINES);
        y = canvas.paragraph(Style.SMALL, critical, box.x(), y, box.width(), MOST_LINES);
        canvas.paragraph(Style.SMALL, values.flat().notes(), box.x(), y, box.width(), MOST_LINES);
        return height;
    }

    private static double height(Canvas canvas, Style style, String text, Box box) {
        return canvas.lines().wrap(style, text, box.width(), MOST_LINES).size() * style.leading();
    }

    /** In the order of the drawing's letters; without letters, as they come. */
    private static void measures(
            Flow flow, FlatValues values, Map<String, String> letters, Units units)
            throws IOException {
        Table table =
                new Table(
                        List.of(
                                Table.Column.strong("", 0.08),
                                Table.Column.of("POINT OF MEASURE", 0.40),
                                Table.Column.number("VALUE", 0.33),
                                Table.Column.quiet("", 0.02),
                                Table.Column.quiet("ORIGIN", 0.17)));
        List<Measure> shown =
                values.flat().measures().stream()
                        .filter(each -> letters.isEmpty() || letters.containsKey(each.key()))
                        .sorted(Comparator.comparing(each -> letters.getOrDefault(each.key(), "")))
                        .toList();
        for (Measure drawn : shown) {
            Measure measure = values.current(drawn);
            table.row(
                    letters.getOrDefault(measure.key(), ""),
                    Labels.of(measure.key()),
                    Length.parse(measure.value())
                            .map(length -> length.in(units))
                            .orElse(measure.value()),
                    "",
                    measure.origin().word());
        }
        if (!table.isEmpty()) {
            table.draw(flow);
        }
    }

    private static void callouts(Flow flow, FlatValues values, Units units) throws IOException {
        Table table =
                new Table(
                        List.of(
                                Table.Column.strong("NO.", 0.08),
                                Table.Column.of("DETAIL", 0.30),
                                Table.Column.quiet("SPECIFICATION", 0.62)));
        for (Callout callout : values.flat().callouts()) {
            String measurement =
                    Length.parse(values.measurement(callout))
                            .map(length -> length.in(units))
                            .orElseGet(() -> values.measurement(callout));
            table.row(
                    Integer.toString(callout.number()),
                    callout.feature() + (callout.critical() ? " *" : ""),
                    measurement.isBlank()
                            ? callout.specification()
                            : callout.specification() + " · " + measurement);
        }
        if (!table.isEmpty()) {
            table.draw(flow);
        }
    }

    /** By which letter the drawing knows each measure: the first text of its group. */
    private static Map<String, String> letters(DisplayList list) {
        Map<String, String> letters = new HashMap<>();
        for (DrawCommand command : list.commands()) {
            if (command instanceof DrawCommand.Group group
                    && group.attribute().equals("data-measure")
                    && !group.commands().isEmpty()
                    && group.commands().getFirst() instanceof DrawCommand.Text text
                    && text.text().length() <= 2) {
                letters.put(group.value(), text.text());
            }
        }
        return letters;
    }
}
