package io.techpack.cli.render;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How large the terminal is at this moment; its windows are resized while something is drawn. */
public record ScreenSize(int columns, int rows) {

    private static final File TERMINAL = new File("/dev/tty");

    /** Asks the terminal; empty where there is none, or no {@code stty}. */
    public static Optional<ScreenSize> ask() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(TERMINAL)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return read(
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** As {@code stty} says it: rows, then columns. */
    static Optional<ScreenSize> read(String said) {
        String[] words = said.strip().split("\\s+");
        if (words.length != 2 || !words[0].matches("\\d{1,5}") || !words[1].matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int rows = Integer.parseInt(words[0]);
        int columns = Integer.parseInt(words[1]);
        return rows == 0 || columns == 0
                ? Optional.empty()
                : Optional.of(new ScreenSize(columns, rows));
    }
}
