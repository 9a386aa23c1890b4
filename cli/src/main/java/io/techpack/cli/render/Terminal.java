package io.techpack.cli.render;

import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the place that is printed to can do.
 *
 * @param live whether lines can be drawn again, that is a person is watching
 * @param colours whether it understands ANSI colours
 * @param trueColour whether it shows any of the 16 million colours
 * @param unicode whether its character set has more than ASCII
 * @param columns its width
 */
public record Terminal(
        boolean live, boolean colours, boolean trueColour, boolean unicode, int columns) {

    private static final int USUAL_COLUMNS = 80;

    /** A file, a pipe, a log. */
    public static Terminal plain() {
        return new Terminal(false, false, false, true, USUAL_COLUMNS);
    }

    /**
     * Reads the environment; the launcher adds {@code TECHPACK_TTY} and {@code COLUMNS}, which Java
     * cannot find out by itself.
     */
    static Terminal detect(
            Map<String, String> environment, java.io.@Nullable Console console, Charset charset) {
        boolean unicode = charset.name().startsWith("UTF");
        String term = environment.getOrDefault("TERM", "");
        boolean watched =
                environment.containsKey("TECHPACK_TTY")
                        ? environment.get("TECHPACK_TTY").equals("1")
                        : console != null && console.isTerminal();
        if (!watched || term.equals("dumb") || term.isEmpty()) {
            return new Terminal(false, false, false, unicode, USUAL_COLUMNS);
        }
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                true,
                colours,
                colours && showsTrueColour(environment, term),
                unicode,
                columns(environment));
    }

    private static boolean showsTrueColour(Map<String, String> environment, String term) {
        String says = environment.getOrDefault("COLORTERM", "");
        return says.equals("truecolor") || says.equals("24bit") || term.contains("direct");
    }

    private static int columns(Map<String, String> environment) {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", "").trim());
            return columns < 20 ? USUAL_COLUMNS : columns;
        } catch (NumberFormatException _) {
            return USUAL_COLUMNS;
        }
    }
}
