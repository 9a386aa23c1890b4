package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.imaging.flat.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows for the flat from words that were added to design, construction or trims: a chest
 * pocket is drawn, whatever the picture showed. For one edit and one thread.
 *
 * @param traits of the flat, to be changed
 */
record SaidTraits(JsonNode traits) {

    private static final List<String> SECTIONS =
            List.of("design_elements", "construction_details", "hardware_and_trims");
    private static final Pattern FRONT =
            Pattern.compile(
                    "(?<!\\p{L})(?:front|vorne|vorderseite|devant|delante|delantero)(?!\\p{L})|前",
                    Pattern.CASE_INSENSITIVE);

    static void of(JsonNode before, ObjectNode after) {
        SaidTraits said = new SaidTraits(after.path("flat_spec").path("traits"));
        for (String section : SECTIONS) {
            List<String> earlier = texts(before.path(section));
            texts(after.path(section)).stream()
                    .filter(text -> !earlier.contains(text))
                    .forEach(said::read);
        }
    }

    private static List<String> texts(JsonNode items) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items) {
            texts.add(
                    item.isString()
                            ? item.asString()
                            : String.join(
                                    " ",
                                    item.properties().stream()
                                            .map(Map.Entry::getValue)
                                            .map(value -> value.asString(""))
                                            .toList()));
        }
        return texts;
    }

    private void read(String text) {
        int colon = text.indexOf(':');
        for (Trait trait : Trait.values()) {
            if (colon > 0 && isNamed(trait, text.substring(0, colon))) {
                choose(trait, text.substring(colon + 1));
            }
        }
        if (Wording.holdsAny(text, names(Trait.POCKETS))) {
            choose(Trait.POCKETS, text);
        }
        if (FRONT.matcher(text).find()) {
            choose(Trait.CLOSURE, text);
        }
    }

    private static boolean isNamed(Trait trait, String label) {
        return names(trait).contains(label.strip().toLowerCase(Locale.ROOT));
    }

    private static List<String> names(Trait trait) {
        String key = trait.key().replace('_', ' ');
        return Stream.concat(
                        Stream.of(key, key + "s"),
                        Lexicon.all().list("part " + trait.key()).stream())
                .toList();
    }

    /**
     * One of the choices, if the words say which; that there is none is said of the flat itself.
     */
    private void choose(Trait trait, String words) {
        if (traits.path(trait.key()) instanceof ObjectNode made) {
            Choices choices =
                    new Choices(trait.key(), made.path("choice").asString(""), trait.choices());
            if (choices.read(words) instanceof Reading.Value<JsonNode>(JsonNode choice)
                    && !choice.asString("").equals("none")) {
                made.set("choice", choice);
                made.put("origin", "stated").put("confidence", 1.0);
            }
        }
    }
}
