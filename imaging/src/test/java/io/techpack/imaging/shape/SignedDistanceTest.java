package io.techpack.imaging.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.TestMasks;
import java.awt.geom.Ellipse2D;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SignedDistanceTest {

    @RepeatedTest(20)
    void each_pixel_is_as_far_as_the_nearest_of_the_other_kind_within_nine_percent(
            RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int width = 3 + random.nextInt(30);
        Mask mask =
                TestMasks.random(
                        random, width, 3 + random.nextInt(20), 0.02 + random.nextDouble() * 0.9);
        if (mask.area() == 0 || mask.area() == mask.size()) {
            return;
        }
        float[] distance = SignedDistance.of(mask);
        for (int i = 0; i < mask.size(); i++) {
            double exact = nearestOther(mask, i);
            assertThat(distance[i] > 0).isEqualTo(mask.at(i));
            assertThat(Math.abs(distance[i]) / exact).isBetween(0.999, 1.0825);
        }
    }

    @Test
    void inside_and_outside_change_signs_with_the_mask() {
        Mask disc = TestMasks.of(40, 40, new Ellipse2D.Double(8, 8, 20, 20));
        float[] inside = SignedDistance.of(disc);
        float[] outside = SignedDistance.of(disc.inverted());
        for (int i = 0; i < disc.size(); i++) {
            assertThat(inside[i]).isEqualTo(-outside[i]);
        }
        assertThat(inside[18 * 40 + 18]).isBetween(9.5f, 11.5f);
    }

    @Test
    void without_an_edge_all_are_very_far_from_it() {
        for (float distance : SignedDistance.of(Mask.where(5, 4, i -> true))) {
            assertThat(distance).isGreaterThan(1000);
        }
        for (float distance : SignedDistance.of(Mask.where(5, 4, i -> false))) {
            assertThat(distance).isLessThan(-1000);
        }
    }

    private static double nearestOther(Mask mask, int i) {
        int width = mask.width();
        double least = Double.MAX_VALUE;
        for (int j = 0; j < mask.size(); j++) {
            if (mask.at(j) != mask.at(i)) {
                least =
                        Math.min(
                                least,
                                Math.hypot(
                                        i % width - j % width,
                                        Math.floorDiv(i, width) - Math.floorDiv(j, width)));
            }
        }
        return least;
    }
}
