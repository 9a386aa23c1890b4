package io.techpack.cli.render;

import io.techpack.process.ControlCharacters;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How text looks on a terminal; plain where the terminal cannot do it. Immutable. */
public final class Style {

    private static final String RESET = "\u001b[0m";

    /** What sets colours, as this class does, and nothing else. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{0,20}m");

    private final Terminal terminal;

    public Style(Terminal terminal) {
        this.terminal = terminal;
    }

    public String bold(String text) {
        return coloured("1", text);
    }

    public String dim(String text) {
        return coloured("2", text);
    }

    public String good(String text) {
        return coloured("32", text);
    }

    public String bad(String text) {
        return coloured("31", text);
    }

    public String warm(String text) {
        return coloured("36", text);
    }

    private String coloured(String code, String text) {
        return terminal.colours() ? "\u001b[" + code + "m" + text + RESET : text;
    }

    /** A patch of that colour before its name; nothing where it cannot be shown. */
    String swatch(String hex) {
        if (!terminal.trueColour() || !hex.matches("#[0-9a-fA-F]{6}")) {
            return "";
        }
        byte[] rgb = HexFormat.of().parseHex(hex.substring(1));
        return "\u001b[48;2;%d;%d;%dm    ".formatted(rgb[0] & 0xFF, rgb[1] & 0xFF, rgb[2] & 0xFF)
                + RESET
                + " ";
    }

    /** The first where the terminal has Unicode, else the second. */
    String glyph(String unicode, String ascii) {
        return terminal.unicode() ? unicode : ascii;
    }

    String bar(int percent, int width) {
        int full = Math.clamp((long) percent * width / 100, 0, width);
        return good(glyph("█", "#").repeat(full)) + dim(glyph("░", ".").repeat(width - full));
    }

    /** Text from outside on one line, its controls shown instead of acting on the terminal. */
    public static String safe(String text) {
        return ControlCharacters.escaped(text);
    }

    /**
     * Whatever is printed: our own line breaks and colours, and every other control escaped, lest
     * any text from outside was printed as it came.
     */
    static String printable(String text) {
        if (text.chars().noneMatch(each -> ControlCharacters.acts((char) each))) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length() + 16);
        Matcher colour = COLOUR.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\u001b' && colour.region(i, text.length()).lookingAt()) {
                printable.append(colour.group());
                i = colour.end() - 1;
            } else if (character == '\n'
                    || character == '\t'
                    || !ControlCharacters.acts(character)) {
                printable.append(character);
            } else {
                printable.append(ControlCharacters.escape(character));
            }
        }
        return printable.toString();
    }

    /** At most that many characters. */
    String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return length < 2 ? "" : text.substring(0, length - 1) + glyph("…", "~");
    }

    /** Such as {@code 0.4 s} or {@code 2 min 5 s}. */
    public static String time(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 60
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Such as {@code 87 %}. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
