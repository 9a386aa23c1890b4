package io.techpack.baseviews.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.studio.Retouch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask for, and what of it can be done to a picture. */
class RetouchWishesTest {

    private static final String GROUND = "cut out, upright and centred on a plain ";

    record Line(String prompt, String wanted, String undone) {}

    static Stream<Line> lines() {
        try (InputStream stream = RetouchWishesTest.class.getResourceAsStream("wishes.txt")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .map(parts -> new Line(parts[0].strip(), parts[1].strip(), parts[2].strip()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_prompt_wants_what_can_be_done_and_the_rest_is_said(Line line) {
        RetouchWishes wishes = RetouchWishes.in(line.prompt());

        assertThat(words(wishes)).isEqualTo(line.wanted());
        if (line.undone().isEmpty()) {
            assertThat(wishes.undone()).isEmpty();
        } else {
            assertThat(String.join("; ", wishes.undone())).contains(line.undone());
        }
    }

    /** Such as "on white" for the long words of a plain background. */
    private static String words(RetouchWishes wishes) {
        return wishes.wanted().stream()
                .map(Retouch::inWords)
                .map(words ->
                        words.startsWith(GROUND)
                                ? "on "
                                        + words.substring(GROUND.length())
                                                .replace(" background", "")
                                : words)
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "please", ",,,", "and", "🙂", "keep the background"})
    void words_that_ask_for_nothing_want_nothing(String prompt) {
        assertThat(RetouchWishes.in(prompt).wanted()).isEmpty();
    }

    @Test
    void what_is_possible_names_every_part() {
        assertThat(RetouchWishes.possible()).contains("collar", "side seam", "background", "zoom");
    }
}
