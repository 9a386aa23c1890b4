package io.techpack.document.table;

import io.techpack.document.font.CleanText;

/** Text that no spreadsheet takes for a formula, and that stays in its cell. */
final class CellText {

    /** Excel refuses a file with a longer one. */
    private static final int LONGEST = 32_000;

    private CellText() {}

    static String of(String text) {
        String line = CleanText.line(text);
        String cut = line.length() <= LONGEST ? line : CleanText.cut(line, LONGEST);
        return !cut.isEmpty() && "=+-@".indexOf(cut.charAt(0)) >= 0 ? "'" + cut : cut;
    }
}
