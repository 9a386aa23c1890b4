package io.techpack.document.table;

import io.techpack.document.pack.Layout;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The measurements as CSV (RFC 4180), UTF-8 with the mark that tells Excel so. */
public final class CsvFile {

    private CsvFile() {}

    public static byte[] of(MeasurementTable table, Layout layout) {
        MeasurementGrid grid = MeasurementGrid.of(table, layout);
        StringBuilder csv = new StringBuilder("\uFEFF");
        line(csv, grid.header());
        grid.rows().forEach(row -> line(csv, row));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder csv, List<?> cells) {
        csv.append(cells.stream().map(CsvFile::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Object cell) {
        return cell instanceof BigDecimal number
                ? number.toPlainString()
                : '"' + CellText.of(cell.toString()).replace("\"", "\"\"") + '"';
    }
}
