package io.techpack.imaging.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.raster.TestMasks;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recolouring, the soft edge and the ground, each by itself. */
class CanvasTest {

    private final Random random = new Random(30);

    @RepeatedTest(20)
    void the_main_colour_becomes_the_wanted_one_and_lightness_stays_in_range(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Lab from = Lab.of(random.nextInt(0x1000000));
        Lab to = Lab.of(random.nextInt(0x1000000));
        Recolouring change = new Recolouring(from, to);
        Lab changed = change.apply(from);
        assertThat(changed.l()).isCloseTo(to.l(), within(1e-4));
        assertThat(changed.a()).isCloseTo(to.a(), within(1e-4));
        assertThat(changed.b()).isCloseTo(to.b(), within(1e-4));
        double before = -1;
        for (int l = 0; l <= 100; l += 4) {
            double now = change.apply(new Lab(l, from.a(), from.b())).l();
            assertThat(now).isBetween(0.0, 100.0);
            before = Math.max(before, now);
        }
        assertThat(before).isGreaterThan(to.l() - 1);
    }

    @Test
    void a_print_of_quite_another_colour_keeps_it() {
        Recolouring change = new Recolouring(Lab.of(0x1C2747), Lab.of(0xCF2027));
        Lab print = Lab.of(0xF5D83A);
        Lab after = change.apply(print);
        assertThat(after.a()).isCloseTo(print.a(), within(0.5));
        assertThat(after.b()).isCloseTo(print.b(), within(0.5));
        assertThat(after.l()).isCloseTo(print.l(), within(0.5));
    }

    @Test
    void shading_survives_a_change_of_colour() {
        Recolouring change = new Recolouring(new Lab(50, 10, -30), new Lab(60, 20, 50));
        double light = change.apply(new Lab(60, 10, -30)).l();
        double middle = change.apply(new Lab(50, 10, -30)).l();
        double dark = change.apply(new Lab(40, 10, -30)).l();
        assertThat(light - middle).isBetween(4.0, 12.0);
        assertThat(middle - dark).isBetween(4.0, 12.0);
    }

    @RepeatedTest(4)
    void opacity_is_all_inside_nothing_outside_and_in_between_at_the_edge(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Mask mask = TestMasks.of(64, 64, new Rectangle2D.Double(16, 12, 32, 40));
        int[] argb = new int[256 * 256];
        for (int i = 0; i < argb.length; i++) {
            boolean print = i % 256 > 64 && i % 256 < 100 && i / 256 > 110 && i / 256 < 140;
            boolean dark = mask.at(i % 256 / 4, i / 1024) && !print;
            int grey = (dark ? 60 : 220) + random.nextInt(20);
            argb[i] = 0xFF000000 | grey * 0x010101;
        }
        Picture picture = Picture.of(256, 256, argb);
        float[] alpha =
                Matte.of(LabRaster.of(picture), LabRaster.of(picture.scaledToFit(128)), mask);
        assertThat(alpha).hasSize(256 * 256);
        for (int i = 0; i < alpha.length; i++) {
            assertThat(alpha[i]).isBetween(0f, 1f);
            int x = i % 256;
            int y = i / 256;
            if (x > 80 && x < 176 && y > 64 && y < 192) {
                assertThat(alpha[i]).isEqualTo(1f);
            }
            if (x < 48 || x > 208 || y < 32 || y > 224) {
                assertThat(alpha[i]).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"300,100", "100,300", "200,200", "31,500"})
    void the_product_is_centred_and_as_large_as_the_sheet_allows(int width, int height) {
        int[] argb = new int[600 * 600];
        Mask mask = TestMasks.of(600, 600, new Rectangle2D.Double(20, 60, width, height));
        Arrays.setAll(argb, i -> mask.at(i) ? 0xFFFF0000 : 0);
        Picture shot =
                Canvas.compose(Picture.of(600, 600, argb), mask.bounds(), 600, 600, 0x00FFCC);
        assertThat(shot.width()).isEqualTo(1200);
        assertThat(shot.height()).isEqualTo(1500);
        Mask red =
                Mask.where(1200, 1500, i -> (shot.argb(i % 1200, i / 1200) & 0xFFFFFF) == 0xFF0000);
        double scale = Math.min(1200 * 0.84 / width, 1500 * 0.84 / height);
        assertThat((double) red.bounds().width()).isCloseTo(width * scale, within(12.0));
        assertThat((double) red.bounds().height()).isCloseTo(height * scale, within(12.0));
        assertThat(red.bounds().centreX()).isCloseTo(600, within(2.0));
        assertThat((red.bounds().top() + red.bounds().bottom()) / 2.0).isCloseTo(750, within(2.0));
        assertThat(shot.argb(2, 2)).isEqualTo(0xFF00FFCC);
        assertThat(shot.argb(1197, 1497)).isEqualTo(0xFF00FFCC);
    }

    @Test
    void the_shadow_falls_below_the_product() {
        Mask mask = TestMasks.of(100, 100, new Rectangle2D.Double(20, 20, 60, 60));
        int[] argb = new int[10_000];
        Arrays.setAll(argb, i -> mask.at(i) ? 0xFFFFFFFF : 0);
        Picture shot =
                Canvas.compose(Picture.of(100, 100, argb), mask.bounds(), 100, 100, 0xFFFFFF);
        int above = shot.argb(600, 750 - 504 - 12) & 0xFF;
        int below = shot.argb(600, 750 + 504 + 12) & 0xFF;
        assertThat(below).isLessThan(above).isLessThan(250);
    }
}
