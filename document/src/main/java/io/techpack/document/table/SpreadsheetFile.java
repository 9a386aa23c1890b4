package io.techpack.document.table;

import io.techpack.document.pack.Colour;
import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The measurements, the bill of materials and the colours as XLSX, a sheet each. */
public final class SpreadsheetFile {

    private static final int WIDTH = 18;

    private SpreadsheetFile() {}

    public static byte[] of(Pack pack, MeasurementTable table, Layout layout) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Workbook book = new Workbook(bytes, "Techpack", "1.0");
            measurements(
                    book.newWorksheet("Measurements"),
                    MeasurementGrid.of(table, layout),
                    pack.contradictions());
            materials(book.newWorksheet("Bill of materials"), pack);
            colours(book.newWorksheet("Colours"), pack);
            book.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes what is written to it", impossible);
        }
        return SteadyZip.of(bytes.toByteArray(), pack.updatedAt());
    }

    /** What cannot all be true of the rows stands below them. */
    private static void measurements(
            Worksheet sheet, MeasurementGrid grid, List<String> contradictions) {
        row(sheet, 0, grid.header());
        for (int i = 0; i < grid.rows().size(); i++) {
            row(sheet, i + 1, grid.rows().get(i));
        }
        for (int i = 0; i < contradictions.size(); i++) {
            row(sheet, grid.rows().size() + 2 + i, List.of("", contradictions.get(i)));
        }
        finish(sheet, grid.header().size());
    }

    private static void materials(Worksheet sheet, Pack pack) {
        row(sheet, 0, List.of("View", "Item", "Material", "Share (%)", "Placement"));
        int line = 1;
        for (BillOfMaterials.Item item : BillOfMaterials.of(pack).items()) {
            row(
                    sheet,
                    line++,
                    List.of(
                            item.views(),
                            item.name(),
                            item.material(),
                            number(item.share()),
                            item.placement()));
        }
        finish(sheet, 5);
    }

    private static void colours(Worksheet sheet, Pack pack) {
        row(sheet, 0, List.of("View", "Colour", "Hex", "Share (%)"));
        int line = 1;
        for (View view : pack.leadingFirst()) {
            for (Colour each : view.colours()) {
                row(
                        sheet,
                        line++,
                        List.of(view.side(), each.name(), each.hex(), number(each.percentage())));
            }
        }
        finish(sheet, 4);
    }

    private static Object number(OptionalInt number) {
        return number.isPresent() ? BigDecimal.valueOf(number.getAsInt()) : "";
    }

    private static void row(Worksheet sheet, int row, List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof BigDecimal number) {
                sheet.value(row, column, number);
            } else {
                String text = CellText.of(cell.toString());
                sheet.value(row, column, text);
            }
        }
    }

    private static void finish(Worksheet sheet, int columns) {
        for (int column = 0; column < columns; column++) {
            sheet.width(column, WIDTH);
        }
        sheet.range(0, 0, 0, columns - 1).style().bold().set();
        sheet.freezePane(0, 1);
    }
}
