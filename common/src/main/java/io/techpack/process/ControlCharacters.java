package io.techpack.process;

/**
 * Escapes what would act on a terminal, or forge a line, in text from outside: control characters,
 * line and paragraph separators, and marks that turn the direction of text.
 */
public final class ControlCharacters {

    private ControlCharacters() {}

    /** The text on one line: such characters as {@code \n} or {@code \}{@code u001b}. */
    public static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (acts(text.charAt(i))) {
                return escapedFrom(text, i);
            }
        }
        return text;
    }

    /** The same but for the characters that whoever writes JSON escapes in any case. */
    static String escapedBeyondJson(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean left = acts(character) && !Character.isISOControl(character);
            if (left && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(left ? escape(character) : String.valueOf(character));
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** Whether a terminal does something else with it than show it. */
    public static boolean acts(char character) {
        return Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029'
                || character >= '\u202A' && character <= '\u202E'
                || character >= '\u2066' && character <= '\u2069';
    }

    /** One of those characters as it is shown. */
    public static String escape(char character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted((int) character);
        };
    }

    private static String escapedFrom(String text, int first) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char character = text.charAt(i);
            if (acts(character)) {
                escaped.append(escape(character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
