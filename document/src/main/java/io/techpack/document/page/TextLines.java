package io.techpack.document.page;

import io.techpack.document.font.CleanText;
import io.techpack.document.font.Fonts;
import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines of a width. For one thread. */
final class TextLines {

    private final Fonts fonts;

    TextLines(Fonts fonts) {
        this.fonts = fonts;
    }

    double width(Style style, String text) {
        return fonts.width(style.face(), text) * style.size();
    }

    /** The text's lines, at most so many; the last ends with an ellipsis if there is more. */
    List<String> wrap(Style style, String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = CleanText.line(text);
        while (!rest.isEmpty() && lines.size() < most) {
            int end = end(style, rest, width);
            String line = rest.substring(0, end).stripTrailing();
            rest = rest.substring(end).stripLeading();
            lines.add(
                    lines.size() + 1 == most && !rest.isEmpty()
                            ? withEllipsis(style, line, width)
                            : line);
        }
        return lines;
    }

    /** One line, or as much of it as there is room for. */
    String fit(Style style, String text, double width) {
        List<String> lines = wrap(style, text, width, 1);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    /** After the last character of the first line: at a space, else where the width ends. */
    private int end(Style style, String text, double width) {
        double used = 0;
        int lastBreak = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            used += width(style, text.substring(i, next));
            if (used > width && i > 0) {
                return lastBreak > 0 ? lastBreak : i;
            }
            if (c == ' ' || isIdeograph(c) || c == '-' || c == '/') {
                lastBreak = next;
            }
            i = next;
        }
        return text.length();
    }

    private static boolean isIdeograph(int c) {
        return Character.isIdeographic(c)
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA;
    }

    private String withEllipsis(Style style, String line, double width) {
        String cut = line;
        while (!cut.isEmpty() && width(style, cut + "…") > width) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1)).stripTrailing();
        }
        return cut + "…";
    }
}
