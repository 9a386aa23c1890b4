package io.techpack.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MaskTest {

    private static final Mask NONE = Mask.where(7, 5, i -> false);
    private static final Mask ALL = Mask.where(7, 5, i -> true);

    @Test
    void each_pixel_is_asked_for_once_row_by_row() {
        List<Integer> asked = new ArrayList<>();
        Mask.where(
                3,
                2,
                i -> {
                    asked.add(i);
                    return true;
                });
        assertThat(asked).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void nothing_outside_the_raster_is_a_member() {
        for (int x = -1; x <= 7; x++) {
            for (int y = -1; y <= 5; y++) {
                assertThat(ALL.at(x, y)).isEqualTo(x >= 0 && x < 7 && y >= 0 && y < 5);
            }
        }
    }

    @RepeatedTest(30)
    void area_and_bounds_are_those_of_the_members(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int width = 1 + random.nextInt(20);
        int height = 1 + random.nextInt(20);
        Mask mask = TestMasks.random(random, width, height, 0.1);
        int[] members = IntStream.range(0, mask.size()).filter(mask::at).toArray();
        assertThat(mask.area()).isEqualTo(members.length);
        if (members.length > 0) {
            Box box = mask.bounds();
            assertThat(box.left())
                    .isEqualTo(IntStream.of(members).map(i -> i % width).min().orElseThrow());
            assertThat(box.right())
                    .isEqualTo(IntStream.of(members).map(i -> i % width).max().orElseThrow());
            assertThat(box.top())
                    .isEqualTo(IntStream.of(members).map(i -> i / width).min().orElseThrow());
            assertThat(box.bottom())
                    .isEqualTo(IntStream.of(members).map(i -> i / width).max().orElseThrow());
        }
    }

    @Test
    void the_bounds_of_nothing_are_the_whole_raster() {
        assertThat(NONE.bounds()).isEqualTo(new Box(0, 0, 6, 4));
    }

    @RepeatedTest(10)
    void inverting_twice_changes_nothing(RepetitionInfo run) {
        Mask mask = TestMasks.random(new Random(run.getCurrentRepetition()), 13, 9, 0.4);
        Mask inverted = mask.inverted();
        assertThat(inverted.inverted()).isEqualTo(mask).hasSameHashCodeAs(mask);
        assertThat(inverted.area()).isEqualTo(mask.size() - mask.area());
        assertThat(mask.overlap(inverted)).isZero();
    }

    @RepeatedTest(10)
    void overlap_is_symmetric_and_one_for_the_same_mask_alone(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Mask one = TestMasks.random(random, 12, 12, 0.5);
        Mask other = TestMasks.random(random, 12, 12, 0.5);
        assertThat(one.overlap(other)).isEqualTo(other.overlap(one)).isBetween(0.0, 1.0);
        assertThat(one.overlap(other)).isLessThan(1);
        assertThat(one.overlap(one)).isEqualTo(1);
    }

    @Test
    void overlap_is_members_in_both_over_members_in_either() {
        Mask one = TestMasks.rows("###.", "....");
        Mask other = TestMasks.rows(".##.", "##..");
        assertThat(one.overlap(other)).isEqualTo(2 / 5.0);
        assertThat(NONE.overlap(NONE)).isZero();
    }

    @Test
    void masks_of_the_same_bits_and_another_shape_differ() {
        assertThat(TestMasks.rows("##.", ".#.")).isNotEqualTo(TestMasks.rows("##", "..", "#."));
        assertThat(TestMasks.rows("#.")).isEqualTo(TestMasks.rows("#.")).isNotEqualTo("#.");
    }

    @Test
    void a_plane_is_one_for_members_and_zero_for_others() {
        assertThat(TestMasks.rows("#.", ".#").toPlane()).containsExactly(1, 0, 0, 1);
    }

    @RepeatedTest(10)
    void sampling_at_a_multiple_of_the_size_repeats_each_pixel(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Mask mask = TestMasks.random(random, 5, 8, 0.5);
        int factor = 1 + random.nextInt(4);
        Mask large = mask.sampled(5 * factor, 8 * factor);
        for (int y = 0; y < large.height(); y++) {
            for (int x = 0; x < large.width(); x++) {
                assertThat(large.at(x, y)).isEqualTo(mask.at(x / factor, y / factor));
            }
        }
        assertThat(large.sampled(5, 8)).isEqualTo(mask);
    }

    @Test
    void resizing_keeps_the_share_and_the_middle_of_a_disc() {
        Mask disc = TestMasks.of(80, 60, new Ellipse2D.Double(20, 10, 40, 40));
        for (int width : new int[] {40, 120, 333}) {
            Mask resized = disc.resized(width, width * 3 / 4);
            assertThat(resized.area() / (double) resized.size())
                    .isCloseTo(disc.area() / (double) disc.size(), within(0.01));
            assertThat(resized.bounds().centreX()).isCloseTo(width / 2.0, within(1.0));
        }
    }

    @Test
    void all_or_nothing_stays_so_at_any_size() {
        assertThat(ALL.resized(31, 3).area()).isEqualTo(93);
        assertThat(NONE.resized(31, 3).area()).isZero();
        assertThat(ALL.eroded(3)).isEqualTo(ALL);
        assertThat(NONE.dilated(3)).isEqualTo(NONE);
    }
}
