package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What words for shoes say of how they are drawn. */
class SaidShoeTest {

    private static final FlatSpec USUAL = FlatTemplate.usual(GarmentClass.SHOES);

    @ParameterizedTest
    @CsvSource({
        "ankle boots, ANKLE, FLAT, LACES, 18",
        "Chelsea boots, ANKLE, FLAT, NONE, 18",
        "heeled ankle boots, ANKLE, BLOCK, LACES, 23.5",
        "Stiefeletten mit Blockabsatz, ANKLE, BLOCK, LACES, 23.5",
        "bottines, ANKLE, FLAT, LACES, 18",
        "botines, ANKLE, FLAT, LACES, 18",
        "短靴, ANKLE, FLAT, LACES, 18",
        "hiking boots, ANKLE, FLAT, LACES, 18",
        "Stiefel, ANKLE, FLAT, LACES, 18",
        "riding boots, KNEE, FLAT, NONE, 42",
        "overknee boots, KNEE, FLAT, NONE, 42",
        "长靴, KNEE, FLAT, NONE, 42",
        "pumps, LOW, STILETTO, NONE, 16",
        "escarpins, LOW, STILETTO, NONE, 16",
        "高跟鞋, LOW, STILETTO, NONE, 16",
        "loafers, LOW, FLAT, NONE, 11.5",
        "sneakers, LOW, FLAT, LACES, 11.5",
        "bootcut, LOW, FLAT, LACES, 11.5"
    })
    void words_say_how_high_a_shoe_is_and_how_it_is_worn(
            String words,
            Choice.Shaft shaft,
            Choice.Heel heel,
            Choice.Lacing lacing,
            double height) {
        FlatSpec spec = SaidShoe.stating(words, USUAL, Origin.STATED);

        assertThat(spec.has(Trait.SHAFT, shaft)).isTrue();
        assertThat(spec.has(Trait.HEEL, heel)).isTrue();
        assertThat(spec.has(Trait.LACING, lacing)).isTrue();
        assertThat(spec.cm(Measure.OVERALL_HEIGHT)).isCloseTo(height, within(0.01));
    }

    @Test
    void what_was_stated_of_a_part_or_of_the_height_counts_for_more() {
        FlatSpec stated =
                USUAL.stating(Trait.LACING, Choice.Lacing.LACES)
                        .stating(Measure.OVERALL_HEIGHT, 30);

        FlatSpec boots = SaidShoe.stating("Chelsea boots", stated, Origin.STATED);

        assertThat(boots.has(Trait.SHAFT, Choice.Shaft.ANKLE)).isTrue();
        assertThat(boots.has(Trait.LACING, Choice.Lacing.LACES)).isTrue();
        assertThat(boots.cm(Measure.OVERALL_HEIGHT)).isCloseTo(30, within(0.01));
    }

    @Test
    void a_shirt_has_no_heel() {
        FlatSpec shirt = FlatTemplate.usual(GarmentClass.SHIRT);

        assertThat(SaidShoe.stating("heeled boots", shirt, Origin.STATED)).isEqualTo(shirt);
    }
}
