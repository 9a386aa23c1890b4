package io.techpack.document.page;

import io.techpack.document.pack.Change;
import io.techpack.document.pack.Pack;
import io.techpack.document.table.Labels;
import java.io.IOException;
import java.util.List;

/** What became of the product's pictures and values, and when. */
final class HistoryPages {

    private HistoryPages() {}

    static void draw(Book book, Pack pack) throws IOException {
        if (pack.history().isEmpty()) {
            return;
        }
        Table table =
                new Table(
                        List.of(
                                Table.Column.of("DATE (UTC)", 0.14),
                                Table.Column.strong("VIEW", 0.08),
                                Table.Column.of("WHAT", 0.24),
                                Table.Column.quiet("DETAIL", 0.30),
                                Table.Column.quiet("REVISION", 0.24)));
        for (Change change : pack.history()) {
            table.row(
                    Dates.minute(change.at()),
                    Labels.of(change.side()),
                    change.what(),
                    change.detail(),
                    change.revision());
        }
        table.draw(Flow.section(book, "Revision history", ""));
    }
}
