package io.techpack.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorphologyTest {

    private final Random random = new Random(4);

    @ParameterizedTest
    @CsvSource({"0,1", "1,5", "2,21", "3,37", "4,69"})
    void a_pixel_grows_to_an_octagon(int radius, int area) {
        Mask pixel = Mask.where(21, 21, i -> i == 10 * 21 + 10);
        Mask grown = pixel.dilated(radius);
        assertThat(grown.area()).isEqualTo(area);
        assertThat(grown.at(10 + radius, 10)).isTrue();
        assertThat(grown.at(10, 10 - radius - 1)).isFalse();
    }

    @RepeatedTest(20)
    void one_step_takes_the_four_neighbours_in(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Mask mask = TestMasks.random(random, 1 + random.nextInt(12), 1 + random.nextInt(12), 0.2);
        Mask grown = mask.dilated(1);
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                boolean expected =
                        mask.at(x, y)
                                || mask.at(x - 1, y)
                                || mask.at(x + 1, y)
                                || mask.at(x, y - 1)
                                || mask.at(x, y + 1);
                assertThat(grown.at(x, y)).as("%d,%d", x, y).isEqualTo(expected);
            }
        }
    }

    @RepeatedTest(20)
    void dilation_grows_erosion_shrinks_and_both_keep_the_order(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        int radius = random.nextInt(5);
        Mask large = TestMasks.random(random, 24, 17, 0.6);
        Mask small = Mask.where(24, 17, i -> large.at(i) && random.nextInt(4) > 0);
        assertThat(TestMasks.contains(large.dilated(radius), large)).isTrue();
        assertThat(TestMasks.contains(large, large.eroded(radius))).isTrue();
        assertThat(TestMasks.contains(large.dilated(radius), small.dilated(radius))).isTrue();
        assertThat(TestMasks.contains(large.eroded(radius), small.eroded(radius))).isTrue();
    }

    @RepeatedTest(20)
    void erosion_undoes_dilation_as_far_as_it_can(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        int radius = 1 + random.nextInt(4);
        Mask one = TestMasks.random(random, 30, 21, 0.1);
        Mask other = TestMasks.random(random, 30, 21, 0.9);
        // the two are adjoint: one grown lies in the other exactly when one lies in the other
        // shrunk
        assertThat(TestMasks.contains(other, one.dilated(radius)))
                .isEqualTo(TestMasks.contains(other.eroded(radius), one));
        Mask wide = one.dilated(radius);
        assertThat(TestMasks.contains(wide.eroded(radius), one)).isTrue();
    }

    @RepeatedTest(20)
    void opening_and_closing_twice_is_opening_and_closing_once(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        int radius = 1 + random.nextInt(3);
        Mask mask = TestMasks.random(random, 40, 30, 0.05).dilated(1 + random.nextInt(4));
        Mask opened = mask.opened(radius);
        Mask closed = mask.closed(radius);
        assertThat(opened.opened(radius)).isEqualTo(opened);
        assertThat(closed.closed(radius)).isEqualTo(closed);
        assertThat(TestMasks.contains(mask, opened)).isTrue();
        assertThat(TestMasks.contains(closed, mask)).isTrue();
    }

    @Test
    void opening_cuts_a_string_and_closing_fills_a_slit() {
        Mask twoBlocks = Mask.where(40, 20, i -> i % 40 < 12 || i % 40 >= 28);
        Mask withString = Mask.where(40, 20, i -> twoBlocks.at(i) || i / 40 == 10);
        assertThat(withString.opened(2)).isEqualTo(twoBlocks);
        Mask slit = Mask.where(40, 20, i -> i % 40 != 20);
        assertThat(slit.closed(1).area()).isEqualTo(slit.size());
    }

    @Test
    void a_copy_is_given_even_for_no_growth() {
        boolean[] bits = {true, false};
        boolean[] same = Morphology.dilate(bits, 2, 1, 0);
        assertThat(same).containsExactly(true, false).isNotSameAs(bits);
    }
}
