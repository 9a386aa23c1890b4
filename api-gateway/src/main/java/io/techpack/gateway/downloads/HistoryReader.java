package io.techpack.gateway.downloads;

import io.techpack.document.pack.Change;
import io.techpack.product.FieldNames;
import io.techpack.product.Products;
import io.techpack.product.Products.History;
import io.techpack.product.Products.Origin;
import io.techpack.product.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads how the revisions that stand came about. */
final class HistoryReader {

    private HistoryReader() {}

    /** The oldest first, each revision once. */
    static List<Change> read(List<History> histories) {
        return histories.stream()
                .flatMap(history -> history.line().stream())
                .map(HistoryReader::change)
                .distinct()
                .sorted(Comparator.comparing(Change::at).thenComparing(Change::revision))
                .toList();
    }

    private static Change change(Products.Change change) {
        Revision revision = change.revision().revision();
        return new Change(
                change.revision().createdAt(),
                revision.viewType().id(),
                revision.id().toString(),
                change.origin().map(HistoryReader::what).orElse("Uploaded"),
                change.origin().map(HistoryReader::detail).orElse(""));
    }

    private static String what(Origin origin) {
        return switch (origin.type()) {
            case "edit" -> "Edited " + FieldNames.inWords(origin.fieldPath().orElse(""));
            case "regenerate" -> "Picture made anew";
            default -> "Made by " + origin.type();
        };
    }

    private static String detail(Origin origin) {
        Optional<JsonNode> changes = origin.result().map(result -> result.path("changes"));
        List<String> done = new ArrayList<>();
        changes.ifPresent(all -> all.forEach(each -> done.add(each.asString(""))));
        return Stream.concat(origin.prompt().stream(), done.stream())
                .filter(text -> !text.isBlank())
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }
}
