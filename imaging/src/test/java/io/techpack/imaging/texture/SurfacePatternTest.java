package io.techpack.imaging.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.colour.ColourShare;
import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SurfacePatternTest {

    private static final int SIDE = 180;
    private static final Mask ALL = Mask.where(SIDE, SIDE, i -> true);
    private static final int NAVY = 0x1C2747;
    private static final int CREAM = 0xF7EECB;

    @Test
    void one_colour_in_light_and_shade_is_solid() {
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | new Lab(40 + i % SIDE / 12.0, 45, 25).toRgb();
        }
        assertThat(pattern(LabRaster.of(Picture.of(SIDE, SIDE, argb))))
                .isEqualTo(SurfacePattern.SOLID);
    }

    @Test
    void a_fold_that_is_darker_and_paler_in_the_same_hue_is_still_solid() {
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < argb.length; i++) {
            Lab lab = i % SIDE / 30 % 2 == 0 ? new Lab(60, 60, 30) : new Lab(32, 36, 18);
            argb[i] = 0xFF000000 | lab.toRgb();
        }
        assertThat(pattern(LabRaster.of(Picture.of(SIDE, SIDE, argb))))
                .isEqualTo(SurfacePattern.SOLID);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void bands_of_two_colours_are_stripes_either_way(boolean upright) {
        assertThat(pattern(painted(i -> (upright ? i % SIDE : i / SIDE) / 10 % 2 == 0)))
                .isEqualTo(SurfacePattern.STRIPED);
    }

    @Test
    void bands_both_ways_are_a_check() {
        assertThat(pattern(painted(i -> (i % SIDE / 12 + i / SIDE / 12) % 2 == 0)))
                .isEqualTo(SurfacePattern.CHECKED);
    }

    @Test
    void dots_all_over_are_a_print() {
        assertThat(
                        pattern(
                                painted(i -> {
                                    int x = i % SIDE % 24 - 12;
                                    int y = i / SIDE % 24 - 12;
                                    return x * x + y * y < 64;
                                })))
                .isEqualTo(SurfacePattern.ALL_OVER_PRINT);
    }

    @Test
    void one_figure_on_the_chest_is_a_placed_graphic_and_halves_are_blocks() {
        assertThat(
                        pattern(
                                painted(i ->
                                        Math.abs(i % SIDE - 90) < 30
                                                && Math.abs(i / SIDE - 70) < 30)))
                .isEqualTo(SurfacePattern.PLACED_GRAPHIC);
        assertThat(pattern(painted(i -> i / SIDE < 80))).isEqualTo(SurfacePattern.COLOUR_BLOCKED);
    }

    @Test
    void without_colours_nothing_can_be_read() {
        assertThat(SurfacePattern.of(painted(i -> true), ALL, new Palette(List.of())))
                .isEqualTo(SurfacePattern.UNREADABLE);
    }

    @Test
    void edges_one_way_both_ways_and_on_the_slant() {
        EdgeDirections stripes = EdgeDirections.of(painted(i -> i % SIDE / 9 % 2 == 0), ALL);
        assertThat(stripes.oneWay()).isCloseTo(1, within(0.01));
        assertThat(stripes.axisAligned()).isCloseTo(1, within(0.01));
        EdgeDirections check =
                EdgeDirections.of(painted(i -> (i % SIDE / 9 + i / SIDE / 9) % 2 == 0), ALL);
        assertThat(check.oneWay()).isLessThan(0.1);
        assertThat(check.axisAligned()).isGreaterThan(0.8);
        EdgeDirections slant =
                EdgeDirections.of(painted(i -> (i % SIDE + i / SIDE) / 9 % 2 == 0), ALL);
        assertThat(slant.oneWay()).isCloseTo(1, within(0.01));
        assertThat(slant.axisAligned()).isLessThan(0.1);
        EdgeDirections none = EdgeDirections.of(painted(i -> true), ALL);
        assertThat(none.oneWay()).isZero();
        assertThat(none.axisAligned()).isZero();
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void a_guess_at_the_fabric_is_always_made_and_never_sure(GarmentClass kind) {
        Random random = new Random(kind.ordinal());
        for (int i = 0; i < 100; i++) {
            Texture texture =
                    new Texture(
                            random.nextDouble() * 12,
                            random.nextDouble(),
                            random.nextDouble() * 180 - 90,
                            random.nextDouble() * 0.2,
                            random.nextDouble(),
                            random.nextDouble(),
                            random.nextInt(6));
            FabricGuess guess = FabricGuess.of(kind, texture, palette(random.nextInt(0x1000000)));
            assertThat(guess.confidence()).isBetween(0.2, FabricGuess.MOST_CONFIDENCE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "T_SHIRT,cf2027,KNIT",
        "SHIRT,cf2027,WOVEN",
        "PANTS,cf2027,WOVEN",
        "T_SHIRT,4a678e,KNIT",
        "SHOES,cf2027,LEATHER",
        "BAG,cf2027,LEATHER"
    })
    void class_and_colour_decide_when_the_surface_says_nothing(
            GarmentClass kind, String hex, Fabric expected) {
        Palette palette = palette(Integer.parseInt(hex, 16));
        assertThat(FabricGuess.of(kind, Texture.UNREADABLE, palette).fabric()).isEqualTo(expected);
    }

    @Test
    void a_ribbed_surface_speaks_for_a_knit() {
        Texture ribbed = new Texture(8, 0.9, 0, 0, 0.8, 0.4, 5);
        Texture plain = new Texture(8, 0.9, 0, 0, 0.1, 0.4, 5);
        Palette red = palette(0xCF2027);
        assertThat(FabricGuess.of(GarmentClass.OUTWEAR, plain, red).fabric())
                .isEqualTo(Fabric.WOVEN);
        assertThat(FabricGuess.of(GarmentClass.HAT, plain, red).confidence())
                .isLessThan(FabricGuess.of(GarmentClass.HAT, ribbed, red).confidence());
        assertThatThrownBy(() -> new FabricGuess(Fabric.KNIT, 0.46))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.46");
    }

    private static SurfacePattern pattern(LabRaster raster) {
        return SurfacePattern.of(raster, ALL, Palette.of(raster, ALL));
    }

    private static Palette palette(int rgb) {
        return new Palette(List.of(new ColourShare("main", Lab.of(rgb), 0.9, 0)));
    }

    private static LabRaster painted(IntPredicate cream) {
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | (cream.test(i) ? CREAM : NAVY);
        }
        return LabRaster.of(Picture.of(SIDE, SIDE, argb));
    }
}
