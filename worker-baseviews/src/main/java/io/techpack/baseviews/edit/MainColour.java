package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import io.techpack.baseviews.words.NamedColour;
import io.techpack.baseviews.words.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The colour that is meant where several are listed and none is named: that of the largest share,
 * because "make it red" is said of what a product looks like. Whoever said so is told which one
 * that was.
 */
final class MainColour {

    private static final String COLOURS = "primary_colors";

    private MainColour() {}

    /** The place of the colour with the largest share, of equals the first. */
    static int in(JsonNode colours) {
        int main = 0;
        for (int i = 1; i < colours.size(); i++) {
            if (share(colours, i) > share(colours, main)) {
                main = i;
            }
        }
        return main;
    }

    private static double share(JsonNode colours, int index) {
        return colours.path(index).path("percentage").asDouble(0);
    }

    /**
     * A sentence that says which colour an instruction has changed that named none of several.
     *
     * @param before the analysis proper as it was
     * @param after as it is
     * @param path that was edited
     * @param prompt the instruction
     */
    static Optional<String> told(JsonNode before, JsonNode after, FieldPath path, String prompt) {
        JsonNode then = before.path("colors").path(COLOURS);
        JsonNode now = after.path("colors").path(COLOURS);
        String leaf = path.leaf();
        boolean whole = leaf.equals(COLOURS) || leaf.equals("colors");
        if (!whole || then.size() < 2 || then.size() != now.size()) {
            return Optional.empty();
        }
        List<Integer> changed =
                IntStream.range(0, then.size())
                        .filter(i -> !name(then, i).equals(name(now, i)))
                        .boxed()
                        .toList();
        if (changed.size() != 1 || isNamed(then, changed.getFirst(), prompt)) {
            return Optional.empty();
        }
        int main = changed.getFirst();
        List<String> others =
                IntStream.range(0, now.size())
                        .filter(i -> i != main)
                        .mapToObj(i -> name(now, i))
                        .toList();
        String said = name(now, main);
        String other =
                others.stream()
                        .filter(name -> !name.equalsIgnoreCase(said))
                        .findFirst()
                        .orElse(others.getFirst());
        return Optional.of(
                "No colour was named, so the main one was changed: %s to %s; %s %s. Name another to change it, as in: change %s to %s; or all of them: all %s."
                        .formatted(
                                name(then, main),
                                said,
                                String.join(", ", others),
                                others.size() == 1 ? "stays" : "stay",
                                other.toLowerCase(Locale.ROOT),
                                said.toLowerCase(Locale.ROOT),
                                said.toLowerCase(Locale.ROOT)));
    }

    private static boolean isNamed(JsonNode then, int index, String prompt) {
        String name = name(then, index);
        String hex = then.path(index).path("hex").asString("");
        return Lexicon.all().tokens(prompt).stream()
                .anyMatch(token ->
                        token.is(Meaning.FIRST)
                                || token.is(Meaning.SECOND)
                                || token.is(Meaning.THIRD)
                                || token.is(Meaning.LAST)
                                || token.text().equalsIgnoreCase(name)
                                || token instanceof Token.Coloured(NamedColour colour, String _)
                                        && (colour.hex().equals(hex)
                                                || colour.name().equalsIgnoreCase(name)));
    }

    private static String name(JsonNode colours, int index) {
        return colours.path(index).path("name").asString("");
    }
}
