package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a name of a material or a trim holds a word that is known for one, in any of the five
 * languages. People have names of their own for their materials: one that is not known is no fault.
 * Any thread.
 */
final class KnownNames {

    /** A word of fewer letters begins and ends many others. */
    private static final int SHORTEST_PART = 4;

    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{M}]+");

    private static final List<String> FABRICS =
            Stream.of("fabric", "fibre", "trim material")
                    .flatMap(kind -> Lexicon.all().list(kind).stream())
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();

    private static final List<String> TRIMS =
            Stream.concat(Trims.names(), Lexicon.all().list("hardware").stream())
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();

    private static final Pattern FABRIC = Phrases.anyOf(FABRICS);
    private static final Pattern TRIM = Phrases.anyOf(TRIMS);

    private KnownNames() {}

    /** Of a fibre, a fabric or any other material. */
    static boolean isMaterial(String name) {
        return holds(name, FABRIC, FABRICS);
    }

    /** Of a trim, whatever it is of. */
    static boolean isTrim(String name) {
        return Trims.noun(name).isPresent() || holds(name, TRIM, TRIMS);
    }

    /** "Two-way zip" has a known word, "Merinowolle" begins and ends with some. */
    private static boolean holds(String name, Pattern whole, List<String> words) {
        String apart = name.toLowerCase(Locale.ROOT).replace('-', ' ');
        return whole.matcher(name).find()
                || whole.matcher(apart).find()
                || WORD.splitAsStream(apart)
                        .anyMatch(word -> words.stream().anyMatch(known -> isPart(known, word)));
    }

    private static boolean isPart(String known, String word) {
        return known.length() >= SHORTEST_PART && (word.startsWith(known) || word.endsWith(known));
    }
}
