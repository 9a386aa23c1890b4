package io.techpack.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlanesTest {

    @RepeatedTest(40)
    void running_sums_give_the_mean_of_rows_and_then_of_columns(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int width = 1 + random.nextInt(9);
        int height = 1 + random.nextInt(9);
        int radius = random.nextInt(12);
        float[] plane = noise(random, width * height);
        float[] mean = Planes.mean(plane, width, height, radius);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(mean[y * width + x])
                        .as("%d,%d of %d × %d, radius %d", x, y, width, height, radius)
                        .isCloseTo(meanOfWindow(plane, width, height, x, y, radius), within(1e-4f));
            }
        }
    }

    @RepeatedTest(10)
    void smoothing_stays_within_the_extremes_and_keeps_an_even_plane(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        float[] plane = noise(random, 77);
        float[] smooth = Planes.smooth(plane, 11, 7, 3);
        assertThat(smallest(smooth)).isGreaterThan(smallest(plane));
        assertThat(-smallest(negated(smooth))).isLessThan(-smallest(negated(plane)));
        float[] even = new float[77];
        java.util.Arrays.fill(even, 3.5f);
        assertThat(Planes.smooth(even, 11, 7, 5)).containsExactly(even, within(1e-5f));
    }

    @Test
    void no_pass_changes_nothing_and_the_source_is_never_written() {
        float[] plane = {1, 5, 2, 8, 3, 0};
        assertThat(Planes.smooth(plane, 3, 2, 0)).isEqualTo(plane);
        Planes.smooth(plane, 3, 2, 4);
        assertThat(plane).containsExactly(1, 5, 2, 8, 3, 0);
    }

    @RepeatedTest(10)
    void resizing_to_the_same_size_changes_nothing(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        float[] plane = noise(random, 6 * 5);
        assertThat(Planes.resize(plane, 6, 5, 6, 5)).containsExactly(plane, within(1e-6f));
    }

    @Test
    void a_ramp_stays_a_ramp_at_any_size_across_and_down() {
        float[] across = new float[20 * 4];
        float[] down = new float[4 * 20];
        for (int i = 0; i < 80; i++) {
            across[i] = i % 20 + 0.5f;
            down[i] = Math.floorDiv(i, 4) + 0.5f;
        }
        for (int longer : new int[] {40, 50, 130}) {
            float[] wide = Planes.resize(across, 20, 4, longer, 9);
            float[] high = Planes.resize(down, 4, 20, 9, longer);
            for (int k = longer / 10; k < longer - longer / 10; k++) {
                float expected = (k + 0.5f) * 20 / longer;
                assertThat(wide[4 * longer + k]).isCloseTo(expected, within(1e-3f));
                assertThat(high[k * 9 + 4]).isCloseTo(expected, within(1e-3f));
            }
        }
    }

    @RepeatedTest(10)
    void resizing_never_leaves_the_range_of_the_values(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        float[] plane = noise(random, 8 * 3);
        float[] resized =
                Planes.resize(plane, 8, 3, 1 + random.nextInt(30), 1 + random.nextInt(30));
        assertThat(smallest(resized)).isGreaterThanOrEqualTo(smallest(plane) - 1e-5f);
        assertThat(smallest(negated(resized)))
                .isGreaterThanOrEqualTo(smallest(negated(plane)) - 1e-5f);
    }

    @Test
    void outside_a_plane_its_border_is_repeated() {
        float[] plane = {1, 2, 3, 4};
        assertThat(Planes.clamped(plane, 2, 2, -5, -5)).isEqualTo(1);
        assertThat(Planes.clamped(plane, 2, 2, 9, 0)).isEqualTo(2);
        assertThat(Planes.clamped(plane, 2, 2, 0, 2)).isEqualTo(3);
        assertThat(Planes.clamped(plane, 2, 2, 1, 1)).isEqualTo(4);
    }

    private static float meanOfWindow(
            float[] plane, int width, int height, int cx, int cy, int radius) {
        double sum = 0;
        int count = 0;
        for (int y = Math.max(0, cy - radius); y <= Math.min(height - 1, cy + radius); y++) {
            for (int x = Math.max(0, cx - radius); x <= Math.min(width - 1, cx + radius); x++) {
                sum += plane[y * width + x];
                count++;
            }
        }
        return (float) (sum / count);
    }

    private static float[] noise(Random random, int size) {
        float[] plane = new float[size];
        for (int i = 0; i < size; i++) {
            plane[i] = random.nextFloat() * 20 - 10;
        }
        return plane;
    }

    private static float smallest(float[] plane) {
        float least = Float.MAX_VALUE;
        for (float value : plane) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static float[] negated(float[] plane) {
        float[] result = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            result[i] = -plane[i];
        }
        return result;
    }
}
