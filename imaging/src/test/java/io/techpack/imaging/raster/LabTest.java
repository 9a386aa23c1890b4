package io.techpack.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.picture.Picture;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabTest {

    @ParameterizedTest
    @CsvSource({
        "ffffff,100,0,0",
        "000000,0,0,0",
        "ff0000,53.24,80.09,67.20",
        "00ff00,87.73,-86.18,83.18",
        "0000ff,32.30,79.19,-107.86",
        "ffff00,97.14,-21.55,94.48",
        "808080,53.59,0,0"
    })
    void the_primaries_lie_where_the_tables_of_the_standard_put_them(
            String hex, double l, double a, double b) {
        Lab lab = Lab.of(Integer.parseInt(hex, 16));
        assertThat(lab.l()).isCloseTo(l, within(0.02));
        assertThat(lab.a()).isCloseTo(a, within(0.03));
        assertThat(lab.b()).isCloseTo(b, within(0.03));
    }

    @Test
    void the_tables_differ_from_the_exact_formula_by_less_than_a_fiftieth() {
        Random random = new Random(8);
        for (int i = 0; i < 50_000; i++) {
            int rgb = i < 4096 ? lattice(i) : random.nextInt(0x1000000);
            Lab fast = Lab.of(rgb);
            double[] exact = exact(rgb);
            double error =
                    Math.hypot(
                            Math.hypot(fast.l() - exact[0], fast.a() - exact[1]),
                            fast.b() - exact[2]);
            assertThat(error).as("#%06x", rgb).isLessThan(0.02);
        }
    }

    @Test
    void every_colour_comes_back_from_lab() {
        Random random = new Random(9);
        for (int i = 0; i < 50_000; i++) {
            int rgb = i < 4096 ? lattice(i) : random.nextInt(0x1000000);
            assertThat(Lab.of(rgb).toRgb()).as("#%06x", rgb).isEqualTo(rgb);
        }
    }

    @Test
    void greys_have_no_colour_and_grow_lighter() {
        double before = -1;
        for (int grey = 0; grey < 256; grey++) {
            Lab lab = Lab.of(grey * 0x010101);
            assertThat(lab.chroma()).isLessThan(0.02);
            assertThat(lab.l()).isGreaterThan(before);
            before = lab.l();
        }
    }

    @Test
    void colours_outside_srgb_are_clipped_channel_by_channel() {
        assertThat(new Lab(150, 0, 0).toRgb()).isEqualTo(0xFFFFFF);
        assertThat(new Lab(-20, 0, 0).toRgb()).isZero();
        assertThat(new Lab(60, 120, 0).toRgb() >> 16).isEqualTo(0xFF);
        assertThat(new Lab(60, -200, 0).toRgb() >> 16).isZero();
    }

    @Test
    void hue_and_chroma_are_the_polar_form_of_a_and_b() {
        assertThat(new Lab(50, 3, 4).chroma()).isEqualTo(5);
        assertThat(new Lab(50, 0, 2).hue()).isEqualTo(90);
        assertThat(new Lab(50, -1, 0).hue()).isEqualTo(180);
        assertThat(new Lab(50, 1, -1).hue()).isEqualTo(-45);
    }

    @Test
    void the_hexadecimal_form_has_six_digits_and_alpha_does_not_count() {
        assertThat(Lab.of(0x00000A).hex()).isEqualTo("#00000a");
        assertThat(Lab.of(0x7F123456)).isEqualTo(Lab.of(0x123456));
    }

    @Test
    void a_raster_holds_the_lab_values_of_the_picture_over_white() {
        int[] argb = {0xFF102030, 0x00FF0000, 0xFFFFFFFF, 0xFF8090A0, 0x80000000, 0xFF00FF00};
        LabRaster raster = LabRaster.of(Picture.of(3, 2, argb));
        assertThat(raster.at(0)).isEqualTo(Lab.of(0x102030));
        assertThat(raster.at(1)).isEqualTo(Lab.of(0xFFFFFF));
        assertThat(raster.at(3)).isEqualTo(Lab.of(0x8090A0));
        assertThat(raster.at(4).l()).isCloseTo(Lab.of(0x7F7F7F).l(), within(0.5));
        assertThat(raster.at(5)).isEqualTo(Lab.of(0x00FF00));
    }

    @Test
    void the_distance_of_two_pixels_is_symmetric_and_that_of_their_colours() {
        int[] argb = {0xFF000000, 0xFFFFFFFF};
        LabRaster raster = LabRaster.of(Picture.of(2, 1, argb));
        assertThat(raster.distance2(0, 1)).isCloseTo(10_000, within(1.0));
        assertThat(raster.distance2(0, 1)).isEqualTo(raster.distance2(1, 0));
        assertThat(raster.distance2(1, 1)).isZero();
    }

    @Test
    void smoothing_lightness_leaves_the_colour_planes_alone() {
        int[] argb = new int[49];
        argb[24] = 0xFFFF0000;
        LabRaster raster = LabRaster.of(Picture.of(7, 7, argb).over(0x0000FF));
        LabRaster smooth = raster.smoothed(1, 0);
        assertThat(smooth.l()[23]).isGreaterThan(raster.l()[23]);
        assertThat(smooth.a()).isEqualTo(raster.a());
        assertThat(smooth.b()).isEqualTo(raster.b());
    }

    @Test
    void planes_of_another_size_are_refused() {
        float[] six = new float[6];
        assertThatThrownBy(() -> new LabRaster(3, 2, six, six, new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 × 2");
        assertThatThrownBy(() -> new LabRaster(0, 2, new float[0], new float[0], new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A corner of every one of 16 × 16 × 16 blocks of colours. */
    private static int lattice(int i) {
        return (i >> 8) * 0x110000 | (i >> 4 & 15) * 0x1100 | (i & 15) * 0x11;
    }

    /** IEC 61966-2-1 and CIE 15, straight from the formulas. */
    private static double[] exact(int rgb) {
        double r = linear(rgb >> 16 & 255);
        double g = linear(rgb >> 8 & 255);
        double b = linear(rgb & 255);
        double x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int value) {
        double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double root(double t) {
        double delta = 6 / 29.0;
        return t > delta * delta * delta ? Math.cbrt(t) : t / (3 * delta * delta) + 4 / 29.0;
    }
}
