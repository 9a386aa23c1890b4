package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What kind of trim people's words name: buttons, a zip, a label. */
final class Trims {

    /** Makes of trims that several words of several languages are for. */
    private static final List<String> MAKES =
            List.of(
                    "zip", "buttons", "label", "snap", "cord", "eyelet", "rivet", "buckle",
                    "velcro");

    private static final Pattern COUNTED =
            Pattern.compile("(?<count>\\d{1,3})\\s*(?:[x×]\\s*)?(?<what>[\\p{L}-]+)");

    private Trims() {}

    /**
     * The kind of trim, one word for each kind, whatever the number or the language of its name;
     * empty where the words name none.
     */
    static Optional<String> noun(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return Lexicon.all().list("part trim").stream()
                .filter(name -> Wording.holdsAny(lower, List.of(name)))
                .max(Comparator.comparingInt(String::length))
                .map(Trims::kind);
    }

    private static String kind(String name) {
        return MAKES.stream()
                .filter(make ->
                        Stream.of(
                                        Stream.of(make),
                                        Lexicon.all().list("part " + make).stream(),
                                        Lexicon.all().list("trim " + make).stream())
                                .flatMap(Function.identity())
                                .anyMatch(name::equals))
                .findFirst()
                .orElseGet(() -> name.replaceFirst("s$", ""));
    }

    /** The new words for a trim; a mere number of it keeps what is known of its make. */
    static String merged(String said, String present) {
        Matcher counted = COUNTED.matcher(said);
        String bare = present.replaceFirst("^\\d{1,3}\\s*[x×]\\s*", "");
        return counted.matches() && bare.strip().indexOf(' ') > 0
                ? counted.group("count") + " × " + bare
                : said;
    }
}
