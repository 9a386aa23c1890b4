package io.techpack.imaging.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.TestMasks;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class GrabCutTest {

    private static final int SIDE = 96;
    private static final Shape BLOB = new Ellipse2D.Double(26, 20, 44, 58);

    @RepeatedTest(6)
    void a_blob_of_another_colour_is_cut_out_under_noise(RepetitionInfo run)
            throws InterruptedException {
        Random random = new Random(run.getCurrentRepetition());
        Mask truth = TestMasks.of(SIDE, SIDE, BLOB);
        int ground = random.nextInt(0x100) * 0x010101;
        int cloth = ground ^ 0x803060;
        LabRaster raster = painted(truth, cloth, ground, random);
        GrabCut cut = new GrabCut(raster, new Random(7));
        Mask found = cut.run();
        assertThat(found.overlap(truth)).isGreaterThan(0.95);
        assertThat(cut.agreement(found)).isGreaterThan(0.9);
        assertThat(cut.agreement(found.inverted())).isLessThan(0.1);
    }

    @Test
    void what_differs_from_the_border_is_the_first_guess() {
        Mask truth = TestMasks.of(SIDE, SIDE, BLOB);
        LabRaster raster = painted(truth, 0x203060, 0xD0D0D0, new Random(2));
        Mask guess = new BorderModel(raster, new Random(7)).firstGuess();
        assertThat(guess.overlap(truth)).isGreaterThan(0.9);
    }

    @Test
    void a_product_that_is_cut_off_below_does_not_count_as_background() {
        Mask truth = TestMasks.of(SIDE, SIDE, new Rectangle2D.Double(28, 24, 40, 80));
        LabRaster raster = painted(truth, 0x203060, 0xD0D0D0, new Random(2));
        Mask guess = new BorderModel(raster, new Random(7)).firstGuess();
        assertThat(guess.overlap(truth)).isGreaterThan(0.8);
    }

    @Test
    void when_nothing_stands_out_the_middle_is_guessed_and_nobody_agrees() {
        Mask none = Mask.where(SIDE, SIDE, i -> false);
        LabRaster even = painted(none, 0, 0x808080, new Random(2));
        GrabCut cut = new GrabCut(even, new Random(7));
        Mask guess = new BorderModel(even, new Random(7)).firstGuess();
        assertThat(guess.at(SIDE / 2, SIDE / 2)).isTrue();
        assertThat(guess.at(0, 0)).isFalse();
        assertThat(cut.agreement(guess)).isZero();
        assertThat(cut.carved(guess)).isEqualTo(guess);
    }

    @Test
    void a_gap_that_was_closed_is_carved_open_again() throws InterruptedException {
        Area split = new Area(new Rectangle2D.Double(24, 20, 48, 60));
        split.subtract(new Area(new Rectangle2D.Double(46, 50, 4, 40)));
        Mask truth = TestMasks.of(SIDE, SIDE, split);
        LabRaster raster = painted(truth, 0x203060, 0xD0D0D0, new Random(2));
        GrabCut cut = new GrabCut(raster, new Random(7));
        cut.run();
        Mask closed = truth.closed(4);
        assertThat(closed.at(47, 70)).isTrue();
        Mask carved = cut.carved(closed);
        assertThat(carved.at(47, 70)).isFalse();
        assertThat(carved.overlap(truth)).isGreaterThan(closed.overlap(truth));
    }

    private static LabRaster painted(Mask mask, int cloth, int ground, Random random) {
        int[] argb = new int[mask.size()];
        for (int i = 0; i < argb.length; i++) {
            int rgb = mask.at(i) ? cloth : ground;
            int noisy = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int value = (rgb >> shift & 0xFF) + random.nextInt(13) - 6;
                noisy |= Math.clamp(value, 0, 255) << shift;
            }
            argb[i] = 0xFF000000 | noisy;
        }
        return LabRaster.of(Picture.of(mask.width(), mask.height(), argb));
    }
}
