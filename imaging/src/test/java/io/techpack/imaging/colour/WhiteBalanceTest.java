package io.techpack.imaging.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhiteBalanceTest {

    private static final int SIDE = 120;
    private static final Mask PRODUCT =
            Mask.where(
                    SIDE, SIDE, i -> Math.abs(i % SIDE - 60) < 30 && Math.abs(i / SIDE - 60) < 30);

    /** Light of another colour scales linear red, green and blue. */
    private static int lit(int rgb, double red, double green, double blue) {
        return channel(rgb >> 16, red) << 16 | channel(rgb >> 8, green) << 8 | channel(rgb, blue);
    }

    private static int channel(int value, double gain) {
        double linear = Math.pow((value & 0xFF) / 255.0, 2.2) * gain;
        return (int) Math.round(255 * Math.pow(Math.min(1, linear), 1 / 2.2));
    }

    private static LabRaster scene(int cloth, int ground) {
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | (PRODUCT.at(i) ? cloth : ground);
        }
        return LabRaster.of(Picture.of(SIDE, SIDE, pixels));
    }

    @ParameterizedTest
    @CsvSource({"c03040", "305ca8", "2f7a44", "808080", "202428", "e8d8a0"})
    void cloth_in_warm_light_on_a_white_sheet_gets_its_own_colour_back(String hex) {
        int cloth = Integer.parseInt(hex, 16);
        LabRaster warm = scene(lit(cloth, 1, 0.94, 0.86), lit(0xE0E0E0, 1, 0.94, 0.86));
        LabRaster balanced = WhiteBalance.of(warm, PRODUCT).orElseThrow().balanced(warm);
        int middle = 60 * SIDE + 60;
        Lab real = Lab.of(cloth);
        assertThat(distance(balanced.at(middle), real)).isLessThan(distance(warm.at(middle), real));
        assertThat(distance(balanced.at(middle), real)).isLessThan(3.5);
        assertThat(balanced.at(0).chroma()).isCloseTo(0, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"e0e0e0,neutral already", "d8b070,wood", "b03060,a red sheet", "404448,dark"})
    void a_background_that_is_no_reference_changes_nothing(String hex, String why) {
        LabRaster raster = scene(0x305CA8, Integer.parseInt(hex, 16));
        assertThat(WhiteBalance.of(raster, PRODUCT)).as(why).isEmpty();
    }

    @Test
    void a_background_of_several_colours_or_hardly_any_is_no_reference() {
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / 7 % 2 == 0 ? 0xFFE8D8D8 : 0xFFD8E0E8;
        }
        LabRaster mixed = LabRaster.of(Picture.of(SIDE, SIDE, pixels));
        assertThat(WhiteBalance.of(mixed, PRODUCT)).isEmpty();
        LabRaster full = scene(0x305CA8, 0xE6E0D4);
        assertThat(WhiteBalance.of(full, Mask.where(SIDE, SIDE, i -> true))).isEmpty();
        assertThat(WhiteBalance.of(full, PRODUCT)).isPresent();
    }

    private static double distance(Lab one, Lab other) {
        return Math.hypot(one.a() - other.a(), one.b() - other.b());
    }
}
