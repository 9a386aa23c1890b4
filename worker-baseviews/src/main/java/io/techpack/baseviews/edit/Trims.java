package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Token;
import java.math.BigDecimal;
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
                    "velcro", "laces");

    private static final Pattern COUNTED =
            Pattern.compile("(?<count>\\d{1,3})\\s*(?:[x×]\\s*)?(?<what>[\\p{L}-]+)");

    /** Chinese counts things with a word between. */
    private static final Pattern MEASURE_WORD = Pattern.compile("^[个颗粒条枚只对排根](?=\\p{IsHan})");

    private Trims() {}

    /**
     * The kind of trim, one word for each kind, whatever the number or the language of its name;
     * empty where the words name none.
     */
    static Optional<String> noun(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Lexicon.all().list("part trim").stream(),
                        Lexicon.all().list("trim").stream())
                .filter(name -> Wording.holdsAny(lower, List.of(name)))
                .max(
                        // of horn buttons, buttons
                        Comparator.comparing((String name) -> !isMaterial(name))
                                .thenComparingInt(String::length))
                .map(Trims::kind);
    }

    /** What people call trims. */
    static Stream<String> names() {
        return Stream.concat(
                Lexicon.all().list("part trim").stream(),
                MAKES.stream()
                        .flatMap(make ->
                                Stream.concat(
                                        Stream.of(make),
                                        Lexicon.all().list("trim " + make).stream())));
    }

    /** Whether the words are what trims are of. */
    static boolean isMaterial(String words) {
        return Lexicon.all().list("trim material").stream()
                .anyMatch(material -> material.equalsIgnoreCase(words.strip()));
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

    /** Three rivets, drei Nieten or 三颗铆钉 with the number in digits; other words as they are. */
    static String counted(String words) {
        List<Token> tokens = Lexicon.all().tokens(words);
        if (tokens.size() < 2
                || !(tokens.getFirst() instanceof Token.Amount(BigDecimal count, String said))
                || noun(words).isEmpty()
                || !words.toLowerCase(Locale.ROOT).startsWith(said)) {
            return words;
        }
        String rest = words.substring(said.length());
        boolean oneWord = rest.startsWith("-");
        return oneWord
                ? words
                : count.toPlainString() + " " + MEASURE_WORD.matcher(rest.strip()).replaceFirst("");
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
