package io.techpack.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TopScreenTest {

    private static final int COLUMNS = 60;

    private Optional<ScreenSize> size = Optional.empty();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TopScreen screen =
            new TopScreen(
                    new Console(
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            System.err,
                            new Terminal(true, true, false, true, COLUMNS)),
                    () -> size);

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
                .contains("and 2 more");
    }

    @ParameterizedTest
    @CsvSource({"45, 14", "80, 24", "200, 60", "20, 6"})
    void it_fits_the_screen_as_it_is_now(int columns, int rows) {
        draw(Optional.empty());
        drawn();
        size = Optional.of(new ScreenSize(columns, rows));
        draw(Optional.empty());
        String text = drawn();
        List<String> lines = text.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "").lines().toList();

        assertThat(text).startsWith("\u001b[2J\u001b[H");
        assertThat(lines).hasSizeLessThan(rows).allMatch(line -> line.length() <= columns);
        assertThat(lines.getFirst()).startsWith("techpack top");
    }

    @Test
    void in_eighty_columns_one_sees_who_is_drained_and_what_is_paused() {
        size = Optional.of(new ScreenSize(80, 24));
        screen.draw(
                json(
                        """
                        [{"stage":"base-views","due":12,"running":4,"oldestSeconds":17,"inFlight":4,"capacity":8,
                          "perSecond":3.1,"workers":1,
                          "paused":{"by":"ops","reason":"the provider is down","since":"2026-11-28T09:00:00.1Z"}}]\
                        """),
                json(
                        """
                        [{"workerId":"01a2217d-e5d9-7de7-a6a7-8d265fb1f1d5","name":"worker-baseviews-7f9c:1",
                          "inFlight":4,"capacity":8,"silentSeconds":0.4,"alive":true,
                          "drainingSince":"2026-11-28T09:00:00.1Z","stages":[{"stage":"base-views"}]}]\
                        """),
                "techpack top",
                Optional.empty());
        String text = drawn();

        assertThat(text).contains("paused by ops: the provider").contains("draining since");
    }

    @ParameterizedTest
    @CsvSource({"24 80, true", "0 0, false", "'', false", "stty: error, false", "24, false"})
    void the_size_is_what_stty_says(String said, boolean known) {
        assertThat(ScreenSize.read(said).isPresent()).isEqualTo(known);
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
