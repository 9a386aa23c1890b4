package io.techpack.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    private final Random random = new Random(6);

    @RepeatedTest(30)
    void two_pixels_share_a_number_exactly_when_a_path_joins_them(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Mask mask = TestMasks.random(random, 1 + random.nextInt(9), 1 + random.nextInt(9), 0.6);
        Components parts = Components.of(mask);
        for (int i = 0; i < mask.size(); i++) {
            Set<Integer> reached = reachable(mask.width(), mask.size(), i, mask::at);
            for (int j = 0; j < mask.size(); j++) {
                if (!mask.at(i)) {
                    assertThat(parts.labelAt(i)).isZero();
                } else if (mask.at(j)) {
                    assertThat(parts.labelAt(i) == parts.labelAt(j)).isEqualTo(reached.contains(j));
                }
            }
        }
    }

    @RepeatedTest(30)
    void the_largest_part_is_connected_and_no_other_is_larger(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Mask mask = TestMasks.random(random, 12, 10, 0.55);
        Mask largest = mask.largestPart();
        int most = 0;
        for (int i = 0; i < mask.size(); i++) {
            most =
                    mask.at(i)
                            ? Math.max(most, reachable(12, mask.size(), i, mask::at).size())
                            : most;
        }
        assertThat(largest.area()).isEqualTo(most);
        assertThat(TestMasks.contains(mask, largest)).isTrue();
        assertThat(largest.largestPart()).isEqualTo(largest);
    }

    @Test
    void nothing_has_no_parts() {
        Mask none = Mask.where(4, 4, i -> false);
        assertThat(none.largestPart()).isEqualTo(none);
        assertThat(none.mainParts(0.1)).isEqualTo(none);
        assertThat(none.withoutHoles(3)).isEqualTo(none);
    }

    @Test
    void diagonal_neighbours_are_two_parts() {
        Mask mask = TestMasks.rows("##.", "..#", "..#");
        Components parts = Components.of(mask);
        assertThat(parts.labelAt(0)).isEqualTo(parts.labelAt(1)).isNotEqualTo(parts.labelAt(5));
    }

    @RepeatedTest(30)
    void holes_are_filled_when_enclosed_and_small_enough(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Mask mask = TestMasks.random(random, 11, 11, 0.7);
        int maxArea = 1 + random.nextInt(6);
        Mask filled = mask.withoutHoles(maxArea);
        for (int i = 0; i < mask.size(); i++) {
            if (!mask.at(i)) {
                Set<Integer> gap = reachable(11, mask.size(), i, j -> !mask.at(j));
                boolean open = gap.stream().anyMatch(j -> onBorder(j, 11, 11));
                assertThat(filled.at(i)).isEqualTo(!open && gap.size() < maxArea);
            } else {
                assertThat(filled.at(i)).isTrue();
            }
        }
    }

    @RepeatedTest(30)
    void carving_takes_what_passes_and_is_joined_to_the_outside(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Mask mask = TestMasks.random(random, 9, 9, 0.8);
        Mask soft = TestMasks.random(random, 9, 9, 0.5);
        Mask carved = mask.carved(soft::at);
        for (int i = 0; i < mask.size(); i++) {
            Set<Integer> open = reachable(9, 81, i, j -> !mask.at(j) || soft.at(j));
            boolean taken = soft.at(i) && open.stream().anyMatch(j -> !mask.at(j));
            assertThat(carved.at(i)).isEqualTo(mask.at(i) && !taken);
        }
    }

    @Test
    void of_the_main_parts_small_ones_and_those_along_the_border_are_dropped() {
        Mask main = Mask.where(60, 60, i -> in(i, 20, 20, 40, 40));
        Mask second = Mask.where(60, 60, i -> in(i, 42, 20, 54, 40));
        Mask crumb = Mask.where(60, 60, i -> in(i, 5, 5, 8, 8));
        Mask ledge = Mask.where(60, 60, i -> in(i, 0, 57, 60, 60));
        Mask all =
                Mask.where(60, 60, i -> main.at(i) || second.at(i) || crumb.at(i) || ledge.at(i));
        Mask expected = Mask.where(60, 60, i -> main.at(i) || second.at(i));
        assertThat(all.mainParts(0.12)).isEqualTo(expected);
        assertThat(all.mainParts(0.04)).isEqualTo(expected);
        assertThat(all.mainParts(0.9)).isEqualTo(main);
        assertThat(ledge.mainParts(0.12)).isEqualTo(ledge);
    }

    private static boolean in(int i, int left, int top, int right, int bottom) {
        int x = i % 60;
        int y = i / 60;
        return x >= left && y >= top && x < right && y < bottom;
    }

    private static boolean onBorder(int i, int width, int height) {
        int x = i % width;
        int y = i / width;
        return x == 0 || y == 0 || x == width - 1 || y == height - 1;
    }

    /** Four-connected flood over the pixels that pass, the start included if it passes. */
    private static Set<Integer> reachable(int width, int size, int start, IntPredicate passes) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(start);
        while (!queue.isEmpty()) {
            int i = queue.remove();
            if (i < 0 || i >= size || !passes.test(i) || !seen.add(i)) {
                continue;
            }
            queue.add(i - width);
            queue.add(i + width);
            if (i % width > 0) {
                queue.add(i - 1);
            }
            if (i % width < width - 1) {
                queue.add(i + 1);
            }
        }
        return seen;
    }
}
