package io.techpack.document.font;

/** Text from outside, made fit to be shown on one line. */
public final class CleanText {

    private CleanText() {}

    /**
     * Without controls, marks that turn the direction of what follows, and half surrogate pairs;
     * every white space is one space.
     */
    public static String line(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if (isShown(c)) {
                if (space && !clean.isEmpty()) {
                    clean.append(' ');
                }
                space = false;
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    /** At most so many characters, the last of them an ellipsis if some are missing. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            // variation selectors have no shape of their own
            default -> !(c >= 0xFE00 && c <= 0xFE0F);
        };
    }
}
