package io.techpack.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void the_launcher_says_whether_somebody_watches() {
        Terminal terminal =
                Terminal.detect(
                        Map.of("TECHPACK_TTY", "1", "TERM", "xterm-256color", "COLUMNS", "120"),
                        null,
                        StandardCharsets.UTF_8);

        assertThat(terminal).isEqualTo(new Terminal(true, true, false, true, 120));
    }

    @Test
    void a_pipe_gets_no_colours_and_no_bars() {
        Terminal terminal =
                Terminal.detect(
                        Map.of("TECHPACK_TTY", "0", "TERM", "xterm", "COLORTERM", "truecolor"),
                        null,
                        StandardCharsets.UTF_8);

        assertThat(terminal).isEqualTo(Terminal.plain());
    }

    @Test
    void no_color_is_obeyed_and_ascii_is_enough() {
        Terminal terminal =
                Terminal.detect(
                        Map.of("TECHPACK_TTY", "1", "TERM", "xterm", "NO_COLOR", "1"),
                        null,
                        StandardCharsets.US_ASCII);

        assertThat(terminal).isEqualTo(new Terminal(true, false, false, false, 80));
        assertThat(new Style(terminal).bar(50, 4)).isEqualTo("##..");
    }

    @Test
    void text_from_outside_cannot_steer_the_terminal() {
        assertThat(Style.safe("a\u001b[2Jb\nc")).isEqualTo("a\\u001b[2Jb\\nc");
        assertThat(Style.safe("\u009b2J\u202e\u007f")).isEqualTo("\\u009b2J\\u202e\\u007f");
    }

    @Test
    void whatever_is_printed_holds_no_controls_but_line_breaks_and_colours() {
        Style style = new Style(new Terminal(true, true, true, true, 80));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        Terminal.plain());

        console.line(style.good("yes") + "\n\tno\u001b]0;title\u0007");
        console.error("\u009b2J\u001b[2J\r\u001b");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\u001b[32myes\u001b[0m\n\tno\\u001b]0;title\\u0007\n"
                                + "\\u009b2J\\u001b[2J\\r\\u001b\n");
    }
}
