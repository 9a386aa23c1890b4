package io.techpack.document.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table with quiet rules; rows that do not fit go on, with the header, on a new page. */
final class Table {

    private static final double GAP = 10;
    private static final double PADDING = 3.6;
    private static final int MOST_LINES = 12;

    /**
     * A column.
     *
     * @param share of the table's width
     */
    record Column(String title, double share, Style style, boolean right) {

        static Column of(String title, double share) {
            return new Column(title, share, Style.BODY, false);
        }

        static Column strong(String title, double share) {
            return new Column(title, share, Style.STRONG, false);
        }

        static Column quiet(String title, double share) {
            return new Column(title, share, Style.QUIET, false);
        }

        static Column number(String title, double share) {
            return new Column(title, share, Style.BODY, true);
        }
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    void row(String... cells) {
        row(List.of(cells));
    }

    void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "%d cells in %d columns".formatted(cells.size(), columns.size()));
        }
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void draw(Flow flow) throws IOException {
        List<List<List<String>>> wrapped = rows.stream().map(row -> wrapped(flow, row)).toList();
        flow.require(headerHeight() + (wrapped.isEmpty() ? 0 : height(wrapped.getFirst())));
        header(flow);
        for (List<List<String>> row : wrapped) {
            if (flow.require(height(row))) {
                header(flow);
            }
            draw(flow, row);
        }
        flow.space(8);
    }

    private static double headerHeight() {
        return Style.LABEL.leading() + 2 * PADDING;
    }

    private void header(Flow flow) throws IOException {
        double top = flow.y();
        for (int i = 0; i < columns.size(); i++) {
            cell(flow, i, Style.LABEL, List.of(columns.get(i).title()), top);
        }
        double bottom = top + headerHeight() - PADDING;
        flow.canvas().rule(flow.area().x(), bottom, flow.area().width(), Tone.RULE);
        flow.space(headerHeight() - PADDING);
    }

    private void draw(Flow flow, List<List<String>> row) throws IOException {
        double top = flow.y() + PADDING;
        for (int i = 0; i < columns.size(); i++) {
            cell(flow, i, columns.get(i).style(), row.get(i), top);
        }
        flow.space(height(row));
        flow.canvas().rule(flow.area().x(), flow.y(), flow.area().width(), Tone.HAIR);
    }

    private void cell(Flow flow, int column, Style style, List<String> lines, double top)
            throws IOException {
        double left = flow.area().x();
        for (int i = 0; i < column; i++) {
            left += columns.get(i).share() * flow.area().width();
        }
        double right = left + width(flow, column);
        double y = top;
        for (String line : lines) {
            if (columns.get(column).right()) {
                flow.canvas().textRight(style, line, right, y + style.size());
            } else {
                flow.canvas().text(style, line, left, y + style.size());
            }
            y += style.leading();
        }
    }

    private List<List<String>> wrapped(Flow flow, List<String> row) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(
                    flow.canvas()
                            .lines()
                            .wrap(columns.get(i).style(), row.get(i), width(flow, i), MOST_LINES));
        }
        return cells;
    }

    private double width(Flow flow, int column) {
        return columns.get(column).share() * flow.area().width()
                - (column + 1 < columns.size() ? GAP : 0);
    }

    private double height(List<List<String>> row) {
        double tallest = Style.BODY.leading();
        for (int i = 0; i < row.size(); i++) {
            tallest = Math.max(tallest, row.get(i).size() * columns.get(i).style().leading());
        }
        return tallest + 2 * PADDING;
    }
}
