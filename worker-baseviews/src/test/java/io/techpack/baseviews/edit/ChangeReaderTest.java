package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReaderTest {

    private static final Set<String> NAMES = Set.of("body", "length");

    private static Change read(String words) {
        assertThat(ChangeReader.read(words, NAMES)).isInstanceOf(Reading.Value.class);
        return ((Reading.Value<Change>) ChangeReader.read(words, NAMES)).value();
    }

    @RepeatedTest(30)
    void so_much_more_or_less_is_a_delta_in_every_language(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        String number = "%d.%d".formatted(1 + random.nextInt(40), random.nextInt(10));
        BigDecimal amount = new BigDecimal(number);
        for (String longer :
                new String[] {
                    "%s cm longer",
                    "+%s cm",
                    "make it %s cm longer",
                    "%s cm länger",
                    "%s cm plus long",
                    "%s cm más largo",
                    "加长%s厘米",
                    "lengthen the body by %s cm",
                    "verlängere um %s cm"
                }) {
            assertDelta(longer.formatted(number), amount);
        }
        for (String shorter :
                new String[] {
                    "%s cm shorter",
                    "-%s cm",
                    "take off %s cm",
                    "%s cm kürzer",
                    "raccourcis de %s cm",
                    "acorta %s cm",
                    "缩短%s厘米"
                }) {
            assertDelta(shorter.formatted(number), amount.negate());
        }
    }

    private static void assertDelta(String words, BigDecimal amount) {
        assertThat(read(words))
                .as(words)
                .isInstanceOfSatisfying(
                        Change.Delta.class,
                        delta -> {
                            assertThat(delta.amount()).isEqualByComparingTo(amount);
                            assertThat(delta.unit()).contains(Unit.CM);
                        });
    }

    @RepeatedTest(30)
    void a_percentage_with_a_direction_is_a_factor(RepetitionInfo run) {
        int percent = run.getCurrentRepetition() * 3;
        BigDecimal more = BigDecimal.valueOf(100 + percent).movePointLeft(2);
        for (String words :
                new String[] {
                    "%d %% longer",
                    "%d percent wider",
                    "+%d%%",
                    "%d Prozent breiter",
                    "%d %% plus large",
                    "%d por ciento más ancho",
                    "增加%d%%"
                }) {
            assertThat(read(words.formatted(percent)))
                    .as(words)
                    .isInstanceOfSatisfying(
                            Change.Factor.class,
                            factor -> assertThat(factor.factor()).isEqualByComparingTo(more));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "longer",
                "a lot",
                "5 cm or 6 cm",
                "purple",
                "5 cm of love",
                "1,200 cm",
                "half a dozen 5",
                "5 cm; drop table"
            })
    void what_is_not_wholly_understood_is_not_understood(String words) {
        assertThat(ChangeReader.read(words, NAMES)).isInstanceOf(Reading.Fault.class);
    }
}
