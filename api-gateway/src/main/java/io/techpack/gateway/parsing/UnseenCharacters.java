package io.techpack.gateway.parsing;

import java.util.OptionalInt;

/**
 * Finds what nobody sees in a text and that would yet be stored, compared, drawn and printed:
 * controls, marks that turn the direction of text, what has no width or no glyph. Space, tabs and
 * the ends of lines are no such characters, nor are the joiners that Arabic and Indic letters and
 * emoji need between them.
 */
final class UnseenCharacters {

    /** Below are Latin, Greek, Cyrillic and Hebrew, which join nothing. */
    private static final int FIRST_JOINED = 0x600;

    /** Letters and symbols by their kind, which are drawn as nothing. */
    private static final String BLANKS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private UnseenCharacters() {}

    /** The first of them, as a code point. */
    static OptionalInt firstIn(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            char here = text.charAt(i);
            if ((here < ' ' || here > '~') && isUnseen(text, i)) {
                return OptionalInt.of(text.codePointAt(i));
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isUnseen(String text, int place) {
        int character = text.codePointAt(place);
        return switch (Character.getType(character)) {
            case Character.CONTROL -> "\t\n\r".indexOf(character) < 0;
            case Character.FORMAT -> !isSeen(character) && !joins(text, place);
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE ->
                    true;
            default -> BLANKS.indexOf(character) >= 0;
        };
    }

    /** Signs that are written under or around numbers, and are formats by name only. */
    private static boolean isSeen(int format) {
        return format >= 0x600 && format <= 0x605
                || format == 0x6DD
                || format == 0x70F
                || format == 0x890
                || format == 0x891
                || format == 0x8E2
                || format == 0x110BD
                || format == 0x110CD;
    }

    private static boolean joins(String text, int place) {
        char joiner = text.charAt(place);
        return (joiner == '\u200C' || joiner == '\u200D')
                && place > 0
                && place + 1 < text.length()
                && isJoined(text.codePointBefore(place))
                && isJoined(text.codePointAt(place + 1));
    }

    private static boolean isJoined(int character) {
        return character >= FIRST_JOINED
                && switch (Character.getType(character)) {
                    case Character.OTHER_LETTER,
                            Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.MODIFIER_SYMBOL,
                            Character.OTHER_SYMBOL ->
                            true;
                    default -> false;
                };
    }
}
