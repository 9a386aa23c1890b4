package io.techpack.database;

/**
 * Text that PostgreSQL and JSON can hold: without NUL and without half a surrogate pair. What a
 * client sends is refused where it comes in; what an engine answers is made storable here, because
 * an odd character is no reason to lose work that is paid for.
 */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final String ESCAPED_REPLACEMENT = "\\ufffd";
    private static final int ESCAPE_LENGTH = 6;

    private StorableText() {}

    /** The text with U+FFFD in the place of each character that cannot be stored. */
    public static String of(String text) {
        int first = firstUnstorable(text);
        if (first < 0) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text);
        for (int i = first; i < text.length(); i++) {
            if (isUnstorable(text, i)) {
                storable.setCharAt(i, REPLACEMENT);
            }
        }
        return storable.toString();
    }

    /** The same of a JSON document, in which such characters may also be escaped. */
    public static String ofJson(String document) {
        return document.contains("\\u") ? of(withoutUnstorableEscapes(document)) : of(document);
    }

    /** The place of the first character that cannot be stored, or -1. */
    public static int firstUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnstorable(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isUnstorable(String text, int place) {
        char character = text.charAt(place);
        if (!Character.isSurrogate(character)) {
            return character == 0;
        }
        return Character.isHighSurrogate(character)
                ? place + 1 == text.length() || !Character.isLowSurrogate(text.charAt(place + 1))
                : place == 0 || !Character.isHighSurrogate(text.charAt(place - 1));
    }

    private static String withoutUnstorableEscapes(String document) {
        StringBuilder storable = new StringBuilder(document.length());
        int i = 0;
        while (i < document.length()) {
            int length = tokenLength(document, i);
            int code = escaped(document, i);
            if (Character.isHighSurrogate((char) code)
                    && Character.isLowSurrogate((char) escaped(document, i + ESCAPE_LENGTH))) {
                length = 2 * ESCAPE_LENGTH;
                storable.append(document, i, i + length);
            } else if (code == 0 || code > 0 && Character.isSurrogate((char) code)) {
                storable.append(ESCAPED_REPLACEMENT);
            } else {
                storable.append(document, i, i + length);
            }
            i += length;
        }
        return storable.toString();
    }

    /** Of a character, or of an escape: of a backslash and what it escapes. */
    private static int tokenLength(String document, int place) {
        if (document.charAt(place) != '\\') {
            return 1;
        }
        int length = escaped(document, place) >= 0 ? ESCAPE_LENGTH : 2;
        return Math.min(length, document.length() - place);
    }

    /** The UTF-16 code that is escaped at that place, or -1 if none is. */
    private static int escaped(String document, int place) {
        if (!document.startsWith("\\u", place) || place + ESCAPE_LENGTH > document.length()) {
            return -1;
        }
        int code = 0;
        for (int i = place + 2; i < place + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(document.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
