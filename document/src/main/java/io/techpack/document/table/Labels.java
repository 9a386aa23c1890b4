package io.techpack.document.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of fields as people read them. */
public final class Labels {

    private static final Pattern LOWER = Pattern.compile("\\p{Ll}");

    private Labels() {}

    /** {@code body_length} and {@code bodyLength} as {@code Body length}; a hyphen stays. */
    public static String of(String key) {
        String words = key.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[_\\s]+", " ").strip();
        words = LOWER.matcher(words).find() ? lowered(words) : words.toLowerCase(Locale.ROOT);
        return words.isEmpty()
                ? ""
                : words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + words.substring(words.offsetByCodePoints(0, 1));
    }

    /** A "YKK zip" keeps its name. */
    private static String lowered(String words) {
        return Arrays.stream(words.split(" "))
                .map(word ->
                        word.length() > 1 && !LOWER.matcher(word).find()
                                ? word
                                : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** Such as {@code 72 %}. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
