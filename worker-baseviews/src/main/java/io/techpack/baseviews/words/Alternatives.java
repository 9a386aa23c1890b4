package io.techpack.baseviews.words;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells whether words leave a choice, such as "cotton or linen". The French <em>or</em> of "bouton
 * or mat" is gold, and an O ring is none. Thread-safe.
 */
public final class Alternatives {

    private static final String BEFORE = "(?<=[\\p{L}\\p{N}%])\\s*(?:";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern EXCEPTION = Phrases.anyOf(Lexicon.all().list("exception"));

    /** Between others, or with the other one in itself, as in Spanish: "plata u oro". */
    private static final Pattern CHOICE =
            Pattern.compile(
                    BEFORE
                            + Phrases.anyOf(words(word -> word.indexOf(' ') < 0)).pattern()
                            + ")\\.?\\s*(?=[\\p{L}\\p{N}#])|"
                            + BEFORE
                            + Phrases.anyOf(words(word -> word.indexOf(' ') >= 0)).pattern()
                            + ")",
                    FLAGS);

    private Alternatives() {}

    /** Whether they do. */
    public static boolean in(String words) {
        return CHOICE.matcher(EXCEPTION.matcher(words).replaceAll("x")).find();
    }

    private static List<String> words(Predicate<String> which) {
        return Lexicon.all().list("alternative").stream().filter(which).toList();
    }
}
