package io.techpack.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text, each as wide as its widest cell. */
public final class Table {

    private final List<String[]> rows = new ArrayList<>();

    public Table(String... heads) {
        rows.add(heads.clone());
    }

    /** Adds a row of as many cells as there are heads. */
    public void row(String... cells) {
        if (cells.length != rows.getFirst().length) {
            throw new IllegalArgumentException(
                    cells.length + " cells under " + rows.getFirst().length + " heads");
        }
        rows.add(Arrays.stream(cells).map(Style::safe).toArray(String[]::new));
    }

    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            line.append(cells[column]);
            line.repeat(" ", width(column) - cells[column].length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
