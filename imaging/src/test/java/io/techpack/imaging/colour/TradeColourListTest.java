package io.techpack.imaging.colour;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.raster.Lab;
import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeColourListTest {

    @Test
    void names_are_words_and_none_is_there_twice() {
        assertThat(TradeColourList.ALL)
                .hasSizeBetween(85, 120)
                .allSatisfy(
                        colour -> assertThat(colour.name()).matches("[A-Z][a-z]+( [A-Z][a-z]+)*"))
                .extracting(colour -> colour.name().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(TradeColourList.ALL)
                .extracting(colour -> colour.lab().hex())
                .doesNotHaveDuplicates();
    }

    @Test
    void each_colour_of_the_list_is_nearest_to_itself_and_found_by_its_name() {
        for (TradeColour colour : TradeColour.all()) {
            assertThat(TradeColour.nearest(colour.lab())).isEqualTo(colour);
            assertThat(TradeColour.named(colour.name())).contains(colour);
            assertThat(TradeColour.named(" " + colour.name().toUpperCase(Locale.ROOT) + "\t"))
                    .contains(colour);
        }
    }

    @RepeatedTest(20)
    void no_other_name_is_nearer_than_the_nearest(RepetitionInfo run) {
        Lab lab = Lab.of(new Random(run.getCurrentRepetition()).nextInt(0x1000000));
        TradeColour expected =
                TradeColour.all().stream()
                        .min(
                                Comparator.comparingDouble(
                                        colour -> DeltaE2000.between(colour.lab(), lab)))
                        .orElseThrow();
        assertThat(TradeColour.nearest(lab)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tangent", "a redder one", "whitewash", "№ 5", "goldfinger"})
    void part_of_a_word_is_no_name(String sentence) {
        assertThat(TradeColour.named(sentence)).isEmpty();
    }
}
