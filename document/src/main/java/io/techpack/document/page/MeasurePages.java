package io.techpack.document.page;

import io.techpack.document.measure.Grading;
import io.techpack.document.measure.Length;
import io.techpack.document.measure.Units;
import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Origin;
import io.techpack.document.table.MeasurementRow;
import io.techpack.document.table.MeasurementTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The points of measure, and the size run where rules for it are given. */
final class MeasurePages {

    private MeasurePages() {}

    /**
     * @param contradictions sentences on rows that cannot all be true
     */
    static void draw(Book book, MeasurementTable table, List<String> contradictions, Layout layout)
            throws IOException {
        if (table.rows().isEmpty()) {
            return;
        }
        points(book, table, contradictions, layout.units());
        if (layout.grading().isPresent()) {
            sizes(book, table, layout.grading().get(), layout.units());
        }
    }

    private static void points(
            Book book, MeasurementTable table, List<String> contradictions, Units units)
            throws IOException {
        Flow flow =
                Flow.section(
                        book,
                        "Points of measure",
                        "Tolerance: what the finished product may differ by. Estimates come from photos: measure before use.");
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.quiet("NO.", 0.04));
        columns.add(Table.Column.strong("POINT OF MEASURE", 0.15));
        columns.add(Table.Column.quiet("HOW MEASURED", 0.26));
        if (units.centimetres()) {
            columns.add(Table.Column.number("CM", 0.06));
        }
        if (units.inches()) {
            columns.add(Table.Column.number("INCH", 0.07));
        }
        columns.add(Table.Column.number("TOLERANCE", 0.13));
        columns.add(Table.Column.quiet("", 0.015));
        columns.add(Table.Column.of("ORIGIN", 0.11));
        double used = columns.stream().mapToDouble(Table.Column::share).sum();
        columns.add(Table.Column.quiet("MAY BE OFF BY", 1 - used));
        Table lines = new Table(columns);
        table.rows().forEach(row -> lines.row(cells(row, units)));
        lines.draw(flow);
        for (String contradiction : contradictions) {
            flow.paragraph(Style.STRONG, contradiction);
        }
    }

    private static List<String> cells(MeasurementRow row, Units units) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(row.number()));
        cells.add(row.label());
        cells.add(row.how());
        Optional<Length> length = row.length();
        if (units.centimetres()) {
            cells.add(length.map(Length::inCentimetres).orElse(row.measure().value()));
        }
        if (units.inches()) {
            cells.add(
                    length.map(Length::inInches)
                            .orElse(units.centimetres() ? "" : row.measure().value()));
        }
        cells.add(
                row.tolerance()
                        .map(tolerance -> "± " + tolerance.in(units))
                        .orElse(row.measure().tolerance()));
        cells.add("");
        cells.add(
                row.measure().origin() == Origin.USUAL
                        ? "usual"
                        : row.measure().origin().word() + ", " + row.where());
        cells.add(doubts(row, units));
        return cells;
    }

    private static String doubts(MeasurementRow row, Units units) {
        String accuracy = row.accuracy().map(off -> "± " + off.in(units)).orElse("");
        String differs = row.others().isEmpty() ? "" : "differs: " + row.others();
        return Stream.of(accuracy, differs)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static void sizes(Book book, MeasurementTable table, Grading grading, Units units)
            throws IOException {
        Flow flow =
                Flow.section(
                        book,
                        "Size run",
                        "Base size %s, %s. Measures without a rule do not change."
                                .formatted(
                                        grading.base(),
                                        units == Units.IN ? "in inches" : "in centimetres"));
        run(flow, table, grading, units != Units.IN);
        if (units == Units.BOTH) {
            flow.heading("In inches");
            run(flow, table, grading, false);
        }
    }

    private static void run(Flow flow, MeasurementTable table, Grading grading, boolean centimetres)
            throws IOException {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.strong("POINT OF MEASURE", 0.22));
        columns.add(Table.Column.number("GRADE", 0.08));
        double share = 0.70 / grading.sizes().size();
        for (String size : grading.sizes()) {
            boolean base = size.equals(grading.base());
            columns.add(
                    new Table.Column(
                            base ? size + " (base)" : size,
                            share,
                            base ? Style.STRONG : Style.BODY,
                            true));
        }
        Table lines = new Table(columns);
        for (MeasurementRow row : table.rows()) {
            row.length().ifPresent(length -> lines.row(sizes(row, length, grading, centimetres)));
        }
        lines.draw(flow);
    }

    private static List<String> sizes(
            MeasurementRow row, Length length, Grading grading, boolean centimetres) {
        String key = row.measure().key();
        List<String> cells = new ArrayList<>();
        cells.add(row.label());
        Length step = new Length(grading.increments().getOrDefault(key, 0.0));
        cells.add(grading.grows(key) ? signed(step, centimetres) : "–");
        for (String size : grading.sizes()) {
            cells.add(written(grading.of(key, length, size), centimetres));
        }
        return cells;
    }

    private static String signed(Length step, boolean centimetres) {
        return (step.centimetres() > 0 ? "+" : "") + written(step, centimetres);
    }

    private static String written(Length length, boolean centimetres) {
        return centimetres ? length.inCentimetres() : length.inInches();
    }
}
