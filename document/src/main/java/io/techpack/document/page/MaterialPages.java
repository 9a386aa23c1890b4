package io.techpack.document.page;

import io.techpack.document.pack.Pack;
import io.techpack.document.table.BillOfMaterials;
import io.techpack.document.table.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bill of materials: cloth and trims, each once, with the views that they are from. */
final class MaterialPages {

    private MaterialPages() {}

    static boolean isEmpty(Pack pack) {
        return items(pack).isEmpty();
    }

    static void draw(Flow flow, Pack pack) throws IOException {
        List<List<String>> items = items(pack);
        if (items.isEmpty()) {
            return;
        }
        Table table =
                new Table(
                        List.of(
                                Table.Column.quiet("NO.", 0.05),
                                Table.Column.strong("ITEM", 0.18),
                                Table.Column.of("MATERIAL", 0.27),
                                Table.Column.number("SHARE", 0.07),
                                Table.Column.quiet("", 0.02),
                                Table.Column.of("PLACEMENT", 0.31),
                                Table.Column.quiet("VIEW", 0.10)));
        for (int i = 0; i < items.size(); i++) {
            List<String> row = new ArrayList<>(items.get(i));
            row.addFirst(Integer.toString(i + 1));
            table.row(row);
        }
        flow.heading("Bill of materials" + confidence(pack));
        table.draw(flow);
        flow.paragraph(
                Style.SMALL,
                "Fibre content cannot be seen in a photo: what a picture suggests is a guess until a supplier confirms it. What is marked as usual was not seen.");
    }

    private static String confidence(Pack pack) {
        return pack.leadingView()
                .map(view -> "   ·   %s sure".formatted(Labels.percent(view.materialsConfidence())))
                .orElse("");
    }

    private static List<List<String>> items(Pack pack) {
        return BillOfMaterials.of(pack).items().stream()
                .map(item ->
                        List.of(
                                Labels.of(item.name()),
                                item.material(),
                                share(item),
                                "",
                                item.placement(),
                                item.views()))
                .toList();
    }

    /** A trim has a placement, and no share. */
    private static String share(BillOfMaterials.Item item) {
        String unknown = item.placement().isBlank() ? "–" : "";
        return item.share().isPresent() ? item.share().getAsInt() + " %" : unknown;
    }
}
