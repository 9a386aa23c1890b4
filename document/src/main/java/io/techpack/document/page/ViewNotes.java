package io.techpack.document.page;

import io.techpack.document.pack.View;
import io.techpack.document.table.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The notes of all views, each sentence once with the views that it is of. */
final class ViewNotes {

    /** Not within a number or an abbreviation, after which no sentence begins. */
    private static final String BETWEEN_SENTENCES = "(?<=[.!?])\\s+(?=[\\p{Lu}'\"])";

    private ViewNotes() {}

    /** A paragraph for each set of views: such as {@code Front, Back: Read as t-shirt.} */
    static List<String> of(List<View> views) {
        Map<String, Set<String>> sides = new LinkedHashMap<>();
        for (View view : views) {
            for (String sentence : view.notes().strip().split(BETWEEN_SENTENCES)) {
                if (!sentence.isBlank()) {
                    sides.computeIfAbsent(sentence, _ -> new LinkedHashSet<>())
                            .add(Labels.of(view.side()));
                }
            }
        }
        Map<Set<String>, List<String>> bySides = new LinkedHashMap<>();
        sides.forEach((sentence, of) ->
                bySides.computeIfAbsent(of, _ -> new ArrayList<>()).add(sentence));
        return bySides.entrySet().stream()
                .map(each ->
                        each.getKey().stream().collect(Collectors.joining(", "))
                                + ": "
                                + String.join(" ", each.getValue()))
                .toList();
    }
}
