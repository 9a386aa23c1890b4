package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.NamedColour;
import io.techpack.imaging.colour.TradeColour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What follows from an edit elsewhere in the analysis, told by what has changed. */
final class Consequences {

    private static final String PERCENTAGE = "percentage";
    private static final String NAME = "name";
    private static final String HEX = "hex";

    private Consequences() {}

    /**
     * Changes the analysis so that it fits the edit.
     *
     * @param before as it was
     * @param after as it is with the edited value
     * @return what speaks against the edit, if anything
     */
    static Optional<String> of(JsonNode before, ObjectNode after) {
        DesignLines.of(before, after);
        Optional<String> fault =
                shares(
                                ListShape.MATERIALS,
                                before.path("materials_detected"),
                                after.path("materials_detected"))
                        .or(() ->
                                shares(
                                        ListShape.COLOURS,
                                        before.path("colors").path("primary_colors"),
                                        after.path("colors").path("primary_colors")));
        colours(
                before.path("colors").path("primary_colors"),
                after.path("colors").path("primary_colors"));
        PatternConsequences.of(before, after);
        Optional<String> unbelievable = FlatConsequences.of(KindParts.of(before, after), after);
        KindNotes.of(before, after);
        return fault.or(() -> unbelievable);
    }

    /** Where one share was said, the others keep the sum. */
    private static Optional<String> shares(ListShape shape, JsonNode before, JsonNode after) {
        if (!(after instanceof ArrayNode list) || before.size() != after.size()) {
            return Optional.empty();
        }
        List<Integer> said = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).path(PERCENTAGE).equals(before.get(i).path(PERCENTAGE))) {
                said.add(i);
            }
        }
        return said.size() == 1
                ? Shares.keepingSum(shape, list, said.getFirst())
                : Optional.empty();
    }

    /** A colour's name and its hex go together. */
    private static void colours(JsonNode before, JsonNode after) {
        for (int i = 0; i < after.size(); i++) {
            if (!(after.get(i) instanceof ObjectNode colour)) {
                continue;
            }
            JsonNode earlier = before.path(i);
            boolean renamed = !colour.path(NAME).equals(earlier.path(NAME));
            boolean recoloured = !colour.path(HEX).equals(earlier.path(HEX));
            if (renamed && !recoloured) {
                Colours.within(colour.path(NAME).asString(""))
                        .ifPresent(known -> colour.put(HEX, known.hex()));
            } else if (recoloured && !renamed) {
                Colours.within(colour.path(HEX).asString(""))
                        .map(NamedColour::lab)
                        .ifPresent(lab -> colour.put(NAME, TradeColour.nearest(lab).name()));
            }
        }
    }
}
