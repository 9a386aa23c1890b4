package io.techpack.cli.render;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** How text looks on a terminal; plain where the terminal cannot do it. Immutable. */
public final class Style {

    private static final String RESET = "\u001b[0m";

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

    /** Text from outside, without controls that would act on the terminal. */
    public static String safe(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
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
