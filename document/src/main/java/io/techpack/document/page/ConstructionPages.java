package io.techpack.document.page;

import io.techpack.document.pack.Construction;
import io.techpack.document.pack.Pack;
import io.techpack.document.pack.Trait;
import io.techpack.document.pack.View;
import io.techpack.document.table.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the product is made, and how it is known. */
final class ConstructionPages {

    /** What is so where nobody says anything. */
    private static final Set<String> PLAIN = Set.of("none", "regular");

    private ConstructionPages() {}

    static void draw(Book book, Pack pack) throws IOException {
        Table details = details(pack);
        Table traits = traits(pack);
        List<View> noted =
                pack.leadingFirst().stream().filter(view -> !view.notes().isBlank()).toList();
        if (details.isEmpty() && traits.isEmpty() && noted.isEmpty() && pack.notes().isEmpty()) {
            return;
        }
        Flow flow =
                Flow.section(
                        book,
                        "Construction",
                        "Seen: found in a photo. Usual: what products of the kind have; confirm. Stated: a person said it.");
        if (!traits.isEmpty()) {
            flow.heading("What the flats are drawn from");
            traits.draw(flow);
        }
        if (!details.isEmpty()) {
            flow.heading("Details");
            details.draw(flow);
        }
        design(flow, pack);
        if (!noted.isEmpty() || !pack.notes().isEmpty()) {
            flow.heading("Notes");
            for (String note : pack.notes()) {
                flow.paragraph(Style.BODY, note);
            }
            for (String note : ViewNotes.of(noted)) {
                flow.paragraph(Style.QUIET, note);
            }
        }
    }

    /** Of all flats together; what is usually not there needs no line. */
    private static Table traits(Pack pack) {
        Table table =
                new Table(
                        List.of(
                                Table.Column.strong("PART", 0.22),
                                Table.Column.of("MADE AS", 0.38),
                                Table.Column.of("KNOWN BY", 0.22),
                                Table.Column.number("CONFIDENCE", 0.18)));
        Map<String, Trait> byPart = new LinkedHashMap<>();
        pack.flats()
                .forEach(flat ->
                        flat.traits().forEach(each -> byPart.putIfAbsent(each.part(), each)));
        for (Trait trait : byPart.values()) {
            boolean nothing = trait.origin().equals("usual") && PLAIN.contains(trait.choice());
            if (!nothing) {
                table.row(
                        Labels.of(trait.part()),
                        trait.choice(),
                        trait.origin(),
                        Labels.percent(trait.confidence()));
            }
        }
        return table;
    }

    private static Table details(Pack pack) {
        Table table =
                new Table(
                        List.of(
                                Table.Column.strong("FEATURE", 0.22),
                                Table.Column.of("HOW IT IS MADE", 0.58),
                                Table.Column.quiet("WHERE", 0.20)));
        List<List<String>> rows = new ArrayList<>();
        for (View view : pack.leadingFirst()) {
            for (Construction each : view.construction()) {
                String where = each.location().isBlank() ? view.side() : each.location();
                merge(rows, List.of(Labels.of(each.feature()), each.details(), where));
            }
        }
        rows.forEach(table::row);
        return table;
    }

    /** The same said of two views is one row that names both. */
    private static void merge(List<List<String>> rows, List<String> row) {
        for (int i = 0; i < rows.size(); i++) {
            List<String> before = rows.get(i);
            if (before.subList(0, 2).equals(row.subList(0, 2))) {
                String where = before.getLast();
                rows.set(
                        i,
                        List.of(
                                before.get(0),
                                before.get(1),
                                where.contains(row.getLast())
                                        ? where
                                        : where + ", " + row.getLast()));
                return;
            }
        }
        rows.add(row);
    }

    private static void design(Flow flow, Pack pack) throws IOException {
        List<String> all =
                pack.leadingFirst().stream()
                        .flatMap(view -> view.design().stream())
                        .distinct()
                        .toList();
        if (!all.isEmpty()) {
            flow.heading("Design");
            flow.paragraph(Style.BODY, String.join("   ·   ", all));
        }
    }
}
