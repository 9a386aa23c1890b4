package io.techpack.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TopScreenTest {

    private static final int COLUMNS = 60;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TopScreen screen =
            new TopScreen(
                    new Console(
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            System.err,
                            new Terminal(true, true, false, true, COLUMNS)));

    @Test
    void it_clears_the_screen_once_and_then_draws_over_what_is_there() {
        draw(Optional.empty());
        assertThat(drawn()).startsWith("\u001b[2J\u001b[H").endsWith("\u001b[0J");
        draw(Optional.empty());
        assertThat(drawn()).startsWith("\u001b[H").doesNotContain("\u001b[2J");
    }

    @Test
    void no_line_is_wider_than_the_terminal_and_no_text_from_outside_controls_it() {
        draw(Optional.of("away " + "\u001b[31m" + "x".repeat(100)));
        String plain = drawn().replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");

        assertThat(plain.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS));
        assertThat(plain)
                .contains("away \\u001b[31mxx")
                .doesNotContain("\u001b")
                .contains("and 3 more");
    }

    private void draw(Optional<String> fault) {
        StringBuilder workers = new StringBuilder("[");
        for (int i = 0; i < 15; i++) {
            workers.append(i == 0 ? "" : ",")
                    .append(
                            "{\"workerId\":\"w-%d\",\"name\":\"\\u001b[2Jhost\",\"alive\":true}"
                                    .formatted(i));
        }
        screen.draw(
                json(
                        "[{\"stage\":\"close-ups\",\"workers\":0},{\"stage\":\"edit\",\"workers\":1}]"),
                json(workers + "]"),
                "techpack top",
                fault);
    }

    private String drawn() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
