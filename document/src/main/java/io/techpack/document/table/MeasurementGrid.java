package io.techpack.document.table;

import io.techpack.document.measure.Grading;
import io.techpack.document.measure.Length;
import io.techpack.document.measure.Units;
import io.techpack.document.pack.Layout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table as cells for files: a cell is a {@link String} or a {@link BigDecimal}.
 *
 * @param header one title for each column
 */
record MeasurementGrid(List<String> header, List<List<Object>> rows) {

    static MeasurementGrid of(MeasurementTable table, Layout layout) {
        Units units = layout.units();
        List<String> header = new ArrayList<>(List.of("No.", "Point of measure", "Key"));
        lengthTitles(header, "Value", units);
        lengthTitles(header, "Tolerance ±", units);
        header.add("Origin");
        lengthTitles(header, "Estimate may be off by ±", units);
        header.addAll(List.of("View", "How measured", "Other views"));
        layout.grading()
                .ifPresent(grading ->
                        grading.sizes()
                                .forEach(size -> lengthTitles(header, "Size " + size, units)));
        return new MeasurementGrid(
                header, table.rows().stream().map(row -> cells(row, layout)).toList());
    }

    private static List<Object> cells(MeasurementRow row, Layout layout) {
        Units units = layout.units();
        List<Object> cells = new ArrayList<>();
        cells.add(BigDecimal.valueOf(row.number()));
        cells.add(row.label());
        cells.add(row.measure().key());
        lengths(cells, row.length(), row.measure().value(), units);
        lengths(cells, row.tolerance(), row.measure().tolerance(), units);
        cells.add(row.measure().origin().word());
        lengths(cells, row.accuracy(), row.measure().accuracy().orElse(""), units);
        cells.add(row.where());
        cells.add(row.how());
        cells.add(row.others());
        layout.grading().ifPresent(grading -> sizes(cells, row, grading, units));
        return cells;
    }

    private static void sizes(
            List<Object> cells, MeasurementRow row, Grading grading, Units units) {
        for (String size : grading.sizes()) {
            // what has no rule is the same in every size
            Optional<Length> length =
                    row.length().map(base -> grading.of(row.measure().key(), base, size));
            lengths(cells, length, "", units);
        }
    }

    private static void lengthTitles(List<String> header, String title, Units units) {
        if (units.centimetres()) {
            header.add(title + " (cm)");
        }
        if (units.inches()) {
            header.add(title + " (in)");
        }
    }

    /** What is no length stays as it was said. */
    private static void lengths(
            List<Object> cells, Optional<Length> length, String said, Units units) {
        if (units.centimetres()) {
            cells.add(length.<Object>map(each -> decimal(each.centimetres(), 1)).orElse(said));
        }
        if (units.inches()) {
            cells.add(length.<Object>map(each -> decimal(each.inches(), 3)).orElse(said));
        }
    }

    private static BigDecimal decimal(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
