package io.techpack.imaging.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.TestMasks;
import java.awt.geom.Rectangle2D;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ModelInputTest {

    private static final int SIDE = 16;
    private static final int PLANE = SIDE * SIDE;

    @RepeatedTest(10)
    void mirrored_each_row_is_the_other_way_round(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Picture picture =
                Picture.of(40, 30, random.ints(1200).map(pixel -> pixel | 0xFF000000).toArray());
        Mask mask = TestMasks.random(random, 40, 30, 0.3);
        ModelInput input = ModelInput.of(picture, mask, SIDE);
        float[] straight = input.values(false);
        float[] mirrored = input.values(true);
        assertThat(straight).hasSize(4 * PLANE);
        for (int i = 0; i < straight.length; i++) {
            int x = i % SIDE;
            assertThat(mirrored[i]).isEqualTo(straight[i - x + SIDE - 1 - x]);
        }
    }

    @RepeatedTest(10)
    void every_value_lies_in_the_range_of_the_training(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Picture picture = Picture.of(50, 60, random.ints(3000).toArray());
        float[] values =
                ModelInput.of(picture, TestMasks.random(random, 25, 30, 0.1), SIDE).values(false);
        for (int i = 0; i < values.length; i++) {
            boolean colour = i >= PLANE && i < 3 * PLANE;
            assertThat(values[i]).isBetween(colour ? -3.2f : -0.5f, colour ? 3.2f : 0.5f);
        }
    }

    @Test
    void the_cut_out_fills_the_square_but_for_a_border_of_six_hundredths() {
        Mask mask = TestMasks.of(200, 200, new Rectangle2D.Double(50, 50, 100, 100));
        float[] values = ModelInput.of(painted(mask), mask, 56).values(false);
        int plane = 56 * 56;
        double covered = 0;
        for (int i = 0; i < plane; i++) {
            covered += values[3 * plane + i] + 0.5;
        }
        assertThat(covered / plane).isCloseTo(1 / (1.12 * 1.12), within(0.01));
        int middle = 28 * 56 + 28;
        assertThat(values[3 * plane + middle]).isEqualTo(0.5f);
        assertThat(values[3 * plane]).isEqualTo(-0.5f);
        Lab red = Lab.of(0xCF2027);
        assertThat((double) values[middle]).isCloseTo(red.l() / 100 - 0.5, within(0.01));
        assertThat((double) values[plane + middle]).isCloseTo(red.a() / 40, within(0.03));
        assertThat((double) values[2 * plane + middle]).isCloseTo(red.b() / 40, within(0.03));
    }

    @Test
    void what_lies_outside_the_picture_is_white_and_no_product() {
        Mask all = Mask.where(100, 20, i -> true);
        float[] values = ModelInput.of(painted(all), all, SIDE).values(false);
        assertThat(values[3]).isEqualTo(0.5f);
        assertThat(values[3 * PLANE + 3]).isEqualTo(-0.5f);
        assertThat(values[8 * SIDE + 8]).isLessThan(0.1f);
        assertThat(values[3 * PLANE + 8 * SIDE + 8]).isEqualTo(0.5f);
    }

    @Test
    void a_mask_of_another_size_means_the_same_place() {
        Mask large = TestMasks.of(200, 100, new Rectangle2D.Double(20, 20, 60, 60));
        Mask small = TestMasks.of(100, 50, new Rectangle2D.Double(10, 10, 30, 30));
        Picture picture = painted(large);
        assertThat(ModelInput.of(picture, small, SIDE).values(false))
                .containsExactly(ModelInput.of(picture, large, SIDE).values(false), within(0.06f));
    }

    private static Picture painted(Mask mask) {
        int[] argb = new int[mask.size()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = mask.at(i) ? 0xFFCF2027 : 0xFFFFFFFF;
        }
        return Picture.of(mask.width(), mask.height(), argb);
    }
}
