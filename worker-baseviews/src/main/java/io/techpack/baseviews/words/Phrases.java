package io.techpack.baseviews.words;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds phrases in what people write. */
public final class Phrases {

    private Phrases() {}

    /** Finds one of the phrases, as whole words, the first that fits; Chinese has no spaces. */
    public static Pattern anyOf(List<String> phrases) {
        String any =
                phrases.stream()
                        .map(phrase ->
                                isHan(phrase)
                                        ? Pattern.quote(phrase)
                                        : "(?<![\\p{L}\\p{N}-])"
                                                + Pattern.quote(phrase)
                                                + "(?![\\p{L}\\p{N}-])")
                        .collect(Collectors.joining("|"));
        return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static boolean isHan(String phrase) {
        return phrase.codePoints().anyMatch(Character::isIdeographic);
    }
}
