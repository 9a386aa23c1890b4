package io.techpack.document.table;

import java.util.Locale;

/** Names of fields as people read them. */
public final class Labels {

    private Labels() {}

    /** {@code body_length} and {@code bodyLength} as {@code Body length}; a hyphen stays. */
    public static String of(String key) {
        String words =
                key.replaceAll("([a-z])([A-Z])", "$1 $2")
                        .replaceAll("[_\\s]+", " ")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return words.isEmpty()
                ? ""
                : words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + words.substring(words.offsetByCodePoints(0, 1));
    }

    /** Such as {@code 72 %}. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
