package io.techpack.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Style.safe("a\u001b[2Jb\nc")).isEqualTo("a [2Jb c");
    }
}
