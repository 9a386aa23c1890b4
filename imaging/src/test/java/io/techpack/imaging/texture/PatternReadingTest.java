package io.techpack.imaging.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class PatternReadingTest {

    private static final int SIDE = 180;
    private static final int CLOTH = 400;
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

    /** Cloth of 400 pixels with folds in it, painted where the pattern says so. */
    private static SurfacePattern on(Motif motif, double degrees, int colour) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        int[] argb = new int[CLOTH * CLOTH];
        for (int i = 0; i < argb.length; i++) {
            int row = i / CLOTH;
            double x = i % CLOTH;
            double u = x * cos + row * sin;
            double v = row * cos - x * sin;
            Lab lab = mixed(Lab.of(NAVY), Lab.of(colour), motif.share(u, v));
            double fold = 3 * Math.sin(x / 47 + row / 90.0) + 2 * Math.sin(row / 61.0);
            argb[i] = 0xFF000000 | new Lab(lab.l() + fold, lab.a(), lab.b()).toRgb();
        }
        LabRaster raster = LabRaster.of(Picture.of(CLOTH, CLOTH, argb));
        Mask cloth =
                Mask.where(
                        CLOTH,
                        CLOTH,
                        i -> {
                            int row = i / CLOTH;
                            return Math.min(i % CLOTH, row) > 20
                                    && Math.max(i % CLOTH, row) < CLOTH - 20;
                        });
        return PatternReading.of(raster, cloth, Palette.of(raster, cloth)).pattern();
    }

    /** How much of the second colour there is, 0 to 1. */
    private interface Motif {
        double share(double u, double v);
    }

    private static Lab mixed(Lab one, Lab other, double share) {
        return new Lab(
                one.l() + (other.l() - one.l()) * share,
                one.a() + (other.a() - one.a()) * share,
                one.b() + (other.b() - one.b()) * share);
    }

    private static double band(double at, double period) {
        return Math.floorMod((long) Math.floor(at), (long) period) < period / 2 ? 1 : 0;
    }

    @ParameterizedTest
    @CsvSource({"10", "16", "28", "60"})
    void bands_of_two_colours_are_stripes_whichever_way_they_run(double period) {
        Motif bands = (u, v) -> band(u, period);
        for (double lean : new double[] {0, 6, -6}) {
            assertThat(on(bands, 90 + lean, CREAM)).isEqualTo(SurfacePattern.STRIPED_HORIZONTAL);
            assertThat(on(bands, lean, CREAM)).isEqualTo(SurfacePattern.STRIPED_VERTICAL);
            assertThat(on(bands, 45 + lean, CREAM)).isEqualTo(SurfacePattern.STRIPED_DIAGONAL);
            assertThat(on(bands, 90 + lean, 0x7A2436)).isEqualTo(SurfacePattern.STRIPED_HORIZONTAL);
        }
    }

    @ParameterizedTest
    @CsvSource({"12", "20", "36", "60"})
    void bands_both_ways_are_a_check_straight_or_on_the_bias(double period) {
        Motif gingham = (u, v) -> (band(u, period) + band(v, period)) / 2;
        Motif windowpane =
                (u, v) ->
                        Math.floorMod((long) u, (long) period) < period / 4
                                        || Math.floorMod((long) v, (long) period) < period / 4
                                ? 1
                                : 0;
        for (double degrees : new double[] {0, 5, -8, 45}) {
            assertThat(on(gingham, degrees, CREAM)).isEqualTo(SurfacePattern.CHECKED);
            assertThat(on(windowpane, degrees, CREAM)).isEqualTo(SurfacePattern.CHECKED);
        }
    }

    @ParameterizedTest
    @CsvSource({"18,5", "26,7", "40,11"})
    void round_spots_of_one_size_are_dots_in_rows_or_offset(double period, double radius) {
        Motif rows =
                (u, v) ->
                        Math.hypot(
                                                Math.floorMod((long) u, (long) period) - period / 2,
                                                Math.floorMod((long) v, (long) period) - period / 2)
                                        < radius
                                ? 1
                                : 0;
        for (double degrees : new double[] {0, 10, 45}) {
            assertThat(on(rows, degrees, CREAM)).isEqualTo(SurfacePattern.DOTTED);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void blots_of_all_sizes_all_over_are_a_print(int seed) {
        Random random = new Random(seed);
        double[][] blots = new double[160][];
        for (int i = 0; i < blots.length; i++) {
            blots[i] =
                    new double[] {
                        random.nextDouble() * CLOTH,
                        random.nextDouble() * CLOTH,
                        4 + random.nextDouble() * 18,
                        random.nextDouble() * Math.PI
                    };
        }
        Motif leaves =
                (u, v) -> {
                    for (double[] blot : blots) {
                        double x = u - blot[0];
                        double y = v - blot[1];
                        double along = x * Math.cos(blot[3]) + y * Math.sin(blot[3]);
                        double across = y * Math.cos(blot[3]) - x * Math.sin(blot[3]);
                        if (Math.hypot(along / 2, across) < blot[2] / 2) {
                            return 1;
                        }
                    }
                    return 0;
                };
        assertThat(on(leaves, 0, CREAM)).isEqualTo(SurfacePattern.ALL_OVER_PRINT);
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
        assertThat(PatternReading.of(painted(i -> true), ALL, new Palette(List.of())).pattern())
                .isEqualTo(SurfacePattern.UNREADABLE);
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
        return PatternReading.of(raster, ALL, Palette.of(raster, ALL)).pattern();
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
