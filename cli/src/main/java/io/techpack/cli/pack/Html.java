package io.techpack.cli.pack;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text made safe for HTML, and small pieces of it. All that is made here is well-formed XML too.
 */
final class Html {

    private Html() {}

    /** Text for an element or a quoted attribute; nothing where there is none. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        StringBuilder safe = new StringBuilder();
        value.toString().codePoints().forEach(c -> append(safe, c));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int c) {
        switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\n', '\t' -> safe.append(' ');
            default -> {
                if (!Character.isISOControl(c) && Character.isDefined(c) && !surrogate(c)) {
                    safe.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean surrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c >= 0xFFFE && c <= 0xFFFF;
    }

    static <T> String each(Collection<T> items, Function<T, String> html) {
        return items.stream().map(html).collect(Collectors.joining());
    }

    /** A section under a heading, or nothing if it would be empty. */
    static String section(String id, String heading, String body) {
        return body.isBlank()
                ? ""
                : "<section id=\"" + id + "\"><h2>" + heading + "</h2>" + body + "</section>\n";
    }

    /** A picture of the folder, or nothing if the link leads elsewhere. */
    static String picture(@Nullable String link, String what, String cssClass) {
        return isLocal(link)
                ? "<img class=\"%s\" src=\"%s\" alt=\"%s\"/>"
                        .formatted(cssClass, text(link), text(what))
                : "";
    }

    static boolean isLocal(@Nullable String link) {
        return link != null && link.startsWith(TechPackFolder.PICTURES + "/");
    }

    /** How sure the engine is: a bar, a number, a word. */
    static String confidence(double share) {
        long percent = Math.round(Math.clamp(share, 0.0, 1.0) * 100);
        String word = percent >= 80 ? "high" : percent >= 50 ? "medium" : "low";
        return """
        <span class="sure %s"><span class="track"><span style="width:%d%%"></span></span>\
        <b>%d %% sure</b></span>\
        """
                .formatted(word, percent, percent);
    }

    /** A word with its first letter large, dashes and underscores as spaces. */
    static String title(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "";
        }
        String words = name.replace('_', ' ').replace('-', ' ').strip();
        return text(words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1));
    }
}
