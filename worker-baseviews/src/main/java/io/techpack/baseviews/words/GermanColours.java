package io.techpack.baseviews.words;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** German writes compounds as one word and declines them: dunkelgrünes, roten. */
final class GermanColours {

    private static final String[] ENDINGS = {"es", "en", "er", "em", "e"};
    private static final String DARK = "dunkel";
    private static final String LIGHT = "hell";

    private static final String MATT = "matt";

    /** Only these are declined: an English "greener" is no green. */
    private static final Set<String> GERMAN_STEMS = RomanceColours.words("de");

    private GermanColours() {}

    static @Nullable NamedColour find(Map<String, NamedColour> colours, String word) {
        if (word.indexOf(' ') >= 0 || word.length() < 5) {
            return null;
        }
        NamedColour compound = compound(colours, word);
        if (compound != null) {
            return compound;
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending)) {
                String stem = word.substring(0, word.length() - ending.length());
                NamedColour colour =
                        GERMAN_STEMS.contains(stem) ? colours.get(stem) : compound(colours, stem);
                if (colour != null) {
                    return colour;
                }
            }
        }
        return null;
    }

    private static @Nullable NamedColour compound(Map<String, NamedColour> colours, String word) {
        NamedColour whole = colours.get(word);
        if (whole != null && (word.startsWith(DARK) || word.startsWith(LIGHT))) {
            return whole;
        }
        if (word.startsWith(DARK)) {
            NamedColour base = colours.get(word.substring(DARK.length()));
            return base == null ? null : base.darker();
        }
        if (word.startsWith(LIGHT)) {
            NamedColour base = colours.get(word.substring(LIGHT.length()));
            return base == null ? null : base.lighter();
        }
        return word.startsWith(MATT) ? colours.get(word.substring(MATT.length())) : null;
    }
}
