package io.techpack.gateway.parsing;

import java.util.Optional;

/**
 * Product ids as clients choose them. They stand in paths, so that each has to be one step of a
 * path: what is refused there is refused everywhere.
 */
public final class ProductIds {

    public static final int LONGEST = 200;

    /** What no path can carry, also not with % escapes. */
    private static final String IN_NO_PATH = "/\\%;";

    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private ProductIds() {}

    /** What is wrong with the id, such as {@code must not be blank}; empty if nothing is. */
    public static Optional<String> fault(String id) {
        if (id.isBlank()) {
            return Optional.of("must have 1 to %d characters that can be seen".formatted(LONGEST));
        }
        if (id.length() > LONGEST) {
            return Optional.of(
                    "has %d characters; at most %d are allowed".formatted(id.length(), LONGEST));
        }
        if (id.equals(".") || id.equals("..")) {
            return Optional.of("is '%s', which no path can name".formatted(id));
        }
        return id.chars()
                .filter(ProductIds::isInNoPath)
                .mapToObj(ProductIds::shown)
                .findFirst()
                .map(found -> "holds %s, which no id in a path may have".formatted(found));
    }

    private static boolean isInNoPath(int character) {
        return IN_NO_PATH.indexOf(character) >= 0
                || character < ' '
                || character == LINE_SEPARATOR
                || character == PARAGRAPH_SEPARATOR;
    }

    private static String shown(int character) {
        return character > ' ' && character < LINE_SEPARATOR
                ? "'" + (char) character + "'"
                : "U+%04X".formatted(character);
    }
}
