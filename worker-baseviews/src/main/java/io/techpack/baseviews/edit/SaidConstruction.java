package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Construction that is said without a verb, of the part that the words name: "hem: coverstitch",
 * "Saum: Doppelnaht". What is said of a part that is not listed is no word about another one.
 */
record SaidConstruction(ListItems items, String words) {

    private static final Pattern SEVERAL =
            Pattern.compile("[,，、]|(?<!\\p{L})(?:and|und|et|y)(?!\\p{L})|和");

    /** Parts that are seams, for which the tables have no meaning of their own. */
    private static final Pattern ARMHOLE =
            Pattern.compile(
                    "armhole|yoke|seam|naht|nähte|armloch|emmanchure|couture|sisa|costura|袖窿|缝",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> FIELDS = Set.of("feature", "details", "location");

    /** The list as it then is, or why not; empty where the words say no part of their own. */
    Optional<Reading<JsonNode>> read() {
        Optional<Labelled> labelled =
                Labelled.in(words)
                        .filter(said ->
                                !FIELDS.contains(said.label().strip().toLowerCase(Locale.ROOT)));
        if (labelled.isPresent()) {
            return Optional.of(labelled(labelled.get()));
        }
        Optional<Reading<JsonNode>> placed = placed();
        if (placed.isPresent()) {
            return placed;
        }
        Set<Meaning> parts = ListItems.parts(words);
        if (parts.isEmpty() || !items.about(words).isEmpty()) {
            return Optional.empty();
        }
        List<Integer> called = items.called(words);
        return Optional.of(
                called.size() == 1
                        ? detailed(called.getFirst(), words)
                        : Reading.fault(
                                "it does not say which item of the list; there are %s; to add one, say: add …",
                                items.inventory()));
    }

    /** "Kappnaht an den Seitennähten": how the part is made that is the place, or a new detail. */
    private Optional<Reading<JsonNode>> placed() {
        Placed placed = Placed.in(words);
        Optional<String> place = placed.place().filter(at -> !SEVERAL.matcher(at).find());
        List<Integer> there = place.map(items::called).orElse(List.of());
        if (place.isEmpty() || there.size() > 1 || ListItems.parts(place.get()).size() > 1) {
            return Optional.empty();
        }
        boolean isAPart = !ListItems.parts(place.get()).isEmpty() || !there.isEmpty();
        return there.size() == 1
                ? Optional.of(detailed(there.getFirst(), placed.name()))
                : Optional.of(placed)
                        .filter(_ -> isAPart || ARMHOLE.matcher(place.get()).find())
                        .map(at -> added(at.name(), place));
    }

    private Reading<JsonNode> added(String feature, Optional<String> place) {
        if (items.list().size() >= ListEdit.MOST_ITEMS) {
            return Reading.fault("the list is full");
        }
        return Wording.name(feature)
                .then(_ -> ListShape.CONSTRUCTION.item(feature, place, items.list()))
                .then(item -> {
                    items.list().add(item);
                    return Reading.of(items.list());
                });
    }

    private Reading<JsonNode> labelled(Labelled said) {
        String label = said.label().strip();
        List<Integer> called = items.called(label);
        if (called.size() == 1) {
            return detailed(called.getFirst(), said.words());
        }
        if (!called.isEmpty()) {
            return Reading.fault("'%s' names several; there are %s", label, items.inventory());
        }
        if (items.list().size() >= ListEdit.MOST_ITEMS) {
            return Reading.fault("the list is full");
        }
        return Wording.name(label)
                .then(_ -> ListShape.CONSTRUCTION.item(label, Optional.empty(), items.list()))
                .then(item -> {
                    items.list().add(item);
                    return detailed(items.list().size() - 1, said.words());
                });
    }

    private Reading<JsonNode> detailed(int index, String details) {
        return Wording.prose(details)
                .then(text -> {
                    items.list().get(index).asObject().set(ListShape.CONSTRUCTION.main(), text);
                    return Reading.of(items.list());
                });
    }
}
