package io.techpack.baseviews.words;

import java.util.regex.Pattern;

/**
 * Tells whether words leave a choice, such as "cotton or linen". The French <em>or</em> of "bouton
 * or mat" is gold, and an O ring is none. Thread-safe.
 */
public final class Alternatives {

    private static final String BEFORE = "(?<=[\\p{L}\\p{N}%])\\s*(?:";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Spanish says "u" before a vowel that sounds the same: plata u oro, verde u oscuro. */
    private static final String U_BEFORE_O = "\\su\\s+(?=h?o\\p{L})";

    private static final Pattern EXCEPTION = Phrases.anyOf(Lexicon.all().list("exception"));

    /** Between others. */
    private static final Pattern CHOICE =
            Pattern.compile(
                    BEFORE
                            + Phrases.anyOf(Lexicon.all().list("alternative")).pattern()
                            + ")\\.?\\s*(?=[\\p{L}\\p{N}#])|"
                            + BEFORE
                            + U_BEFORE_O
                            + ")",
                    FLAGS);

    private Alternatives() {}

    /** Whether they do. */
    public static boolean in(String words) {
        String rest = FrenchGold.hidden(EXCEPTION.matcher(words).replaceAll("x"));
        return CHOICE.matcher(rest).find();
    }
}
