package io.techpack.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Points, boxes, the picture's middle, and samples drawn from a raster. */
class PlaneGeometryTest {

    private final Random random = new Random(12);

    @RepeatedTest(30)
    void the_distance_to_a_segment_is_that_to_its_nearest_point(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Point from = anywhere();
        Point to = anywhere();
        Point point = anywhere();
        double least = Double.MAX_VALUE;
        for (int k = 0; k <= 2000; k++) {
            least = Math.min(least, point.distance(from.towards(to, k / 2000.0)));
        }
        assertThat(point.distanceToSegment(from, to)).isCloseTo(least, within(0.05));
        assertThat(point.distanceToSegment(to, from))
                .isCloseTo(point.distanceToSegment(from, to), within(1e-6));
    }

    @Test
    void a_segment_of_no_length_is_a_point() {
        Point here = new Point(3, 4);
        assertThat(new Point(0, 0).distanceToSegment(here, here)).isCloseTo(5, within(1e-6));
    }

    @RepeatedTest(20)
    void distances_are_symmetric_and_no_detour_is_shorter(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Point a = anywhere();
        Point b = anywhere();
        Point c = anywhere();
        assertThat(a.distance(b)).isEqualTo(b.distance(a));
        assertThat(a.distance(c)).isLessThanOrEqualTo(a.distance(b) + b.distance(c) + 1e-9);
        assertThat(a.towards(b, 0)).isEqualTo(a);
        assertThat(a.distance(a.towards(b, 0.25))).isCloseTo(a.distance(b) / 4, within(1e-9));
        assertThat(a.plus(b.x() - a.x(), b.y() - a.y()).distance(b)).isLessThan(1e-9);
    }

    @Test
    void a_box_counts_both_its_edges() {
        Box box = new Box(2, 3, 2, 7);
        assertThat(box.width()).isEqualTo(1);
        assertThat(box.height()).isEqualTo(5);
        assertThat(box.centreX()).isEqualTo(2);
        assertThatThrownBy(() -> new Box(2, 3, 1, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2..1");
        assertThatThrownBy(() -> new Box(0, 3, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_middle_is_zero_the_sides_are_one_and_the_corners_more() {
        assertThat(Centre.distance(50, 20, 101, 41)).isZero();
        assertThat(Centre.distance(0, 20, 101, 41)).isCloseTo(1, within(0.011));
        assertThat(Centre.distance(50, 40, 101, 41)).isCloseTo(1, within(0.025));
        assertThat(Centre.distance(0, 0, 2001, 2001)).isCloseTo(Math.cbrt(2), within(0.001));
    }

    @RepeatedTest(20)
    void the_distance_from_the_middle_is_the_same_in_a_mirror(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        int width = 1 + random.nextInt(300);
        int height = 1 + random.nextInt(300);
        int x = random.nextInt(width);
        int y = random.nextInt(height);
        double here = Centre.distance(x, y, width, height);
        assertThat(Centre.distance(width - 1 - x, y, width, height)).isCloseTo(here, within(1e-9));
        assertThat(Centre.distance(x, height - 1 - y, width, height)).isCloseTo(here, within(1e-9));
        assertThat(Centre.distance(Mask.where(width, height, i -> false), y * width + x))
                .isEqualTo(here);
    }

    @Test
    void samples_are_the_wanted_pixels_in_order() {
        LabRaster raster = numbered(12);
        float[][] even = Samples.of(raster, i -> i % 2 == 0);
        assertThat(even).hasDimensions(6, 3);
        for (int k = 0; k < 6; k++) {
            assertThat(even[k]).containsExactly(2 * k, 2 * k + 100, -2 * k);
        }
        assertThat(Samples.of(raster, i -> false)).isEmpty();
    }

    @Test
    void too_many_samples_are_drawn_from_and_few_are_left_alone() {
        float[][] all = Samples.of(numbered(500), i -> true);
        assertThat(Samples.atMost(all, 500, random)).isSameAs(all);
        float[][] drawn = Samples.atMost(all, 60, random);
        assertThat(drawn).hasDimensions(60, 3);
        assertThat(List.of(all)).containsAll(List.of(drawn));
        assertThat(drawn[0]).isNotEqualTo(drawn[59]);
    }

    @Test
    void an_interrupted_thread_is_told_once() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(Interruption::check).isInstanceOf(InterruptedException.class);
        Interruption.check();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private Point anywhere() {
        return new Point(random.nextDouble() * 100 - 50, random.nextDouble() * 100 - 50);
    }

    private static LabRaster numbered(int size) {
        float[] l = new float[size];
        float[] a = new float[size];
        float[] b = new float[size];
        for (int i = 0; i < size; i++) {
            l[i] = i;
            a[i] = i + 100;
            b[i] = -i;
        }
        return new LabRaster(size, 1, l, a, b);
    }
}
