package io.techpack.imaging.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.TestGarments;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.sample.SampleKind;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

    @Test
    void two_flat_colours_are_found_with_their_names_and_shares() {
        int[] pixels = new int[200 * 200];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 200 < 150 ? 0xFF1C2747 : 0xFFCF2027;
        }
        LabRaster raster = LabRaster.of(Picture.of(200, 200, pixels));
        Palette palette = Palette.of(raster, Mask.where(200, 200, i -> true));
        assertThat(palette.colours()).extracting(ColourShare::name).containsExactly("Navy", "Red");
        assertThat(palette.colours().getFirst().share()).isCloseTo(0.75, within(0.03));
        assertThat(palette.colours().getLast().hex()).isEqualTo("#cf2027");
    }

    @Test
    void one_cloth_in_light_and_shade_is_one_colour() {
        int[] pixels = new int[200 * 200];
        for (int i = 0; i < pixels.length; i++) {
            double light = i % 200 < 40 ? 0.66 : 0.94 + 0.06 * Math.sin(i % 200 / 9.0);
            pixels[i] =
                    0xFF000000
                            | (int) (0x23 * light) << 16
                            | (int) (0x5F * light) << 8
                            | (int) (0x8D * light);
        }
        Palette palette =
                Palette.of(
                        LabRaster.of(Picture.of(200, 200, pixels)),
                        Mask.where(200, 200, i -> true));
        assertThat(palette.colours()).hasSize(1);
    }

    @RepeatedTest(12)
    void no_two_entries_share_a_name(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int[] cloths = random.ints(6).map(rgb -> 0xFF000000 | rgb & 0x5F5F7F).toArray();
        int[] pixels = new int[200 * 200];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = cloths[i % 200 / 34];
        }
        Palette palette =
                Palette.of(
                        LabRaster.of(Picture.of(200, 200, pixels)),
                        Mask.where(200, 200, i -> true));
        assertThat(palette.colours()).isNotEmpty();
        assertThat(palette.colours()).extracting(ColourShare::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(SampleKind.class)
    void a_drawn_garment_has_the_colour_of_its_cloth(SampleKind kind) throws InterruptedException {
        ColourShare main = TestGarments.read(kind).palette().colours().getFirst();
        assertThat(DeltaE2000.between(main.lab(), Lab.of(kind.cloth()))).isLessThan(8);
        assertThat(main.share()).isGreaterThan(0.8);
    }

    @Test
    void no_pixels_give_an_empty_palette() {
        LabRaster raster = LabRaster.of(Picture.of(8, 8, new int[64]));
        assertThat(Palette.of(raster, Mask.where(8, 8, i -> false)).colours()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "50,2.6772,-79.7751,50,0,-82.7485,2.0425",
        "50,2.5,0,50,0,-2.5,4.3065",
        "60.2574,-34.0099,36.2677,60.4626,-34.1751,39.4387,1.2644",
        "2.0776,0.0795,-1.1350,0.9033,-0.0636,-0.5514,0.9082"
    })
    void the_colour_difference_matches_the_published_pairs(
            double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
        assertThat(DeltaE2000.between(new Lab(l1, a1, b1), new Lab(l2, a2, b2)))
                .isCloseTo(expected, within(1e-4));
    }

    @Test
    void colours_survive_the_way_to_lab_and_back() {
        for (int rgb : new int[] {0, 0xFFFFFF, 0x123456, 0xFE01A0, 0x7F8081}) {
            assertThat(Lab.of(rgb).toRgb()).isEqualTo(rgb);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.855 0.097 0.048, 85 10 5",
        "0.333 0.333 0.334, 33 33 34",
        "0.845 0.145, 85 14",
        "0.979, 98",
        "1.0, 100",
        "0.505 0.495, 51 49",
        "0.605 0.205 0.105 0.055 0.03, 61 21 10 5 3"
    })
    void whole_percents_make_what_the_shares_do(String shares, String percentages) {
        Palette palette =
                new Palette(
                        Arrays.stream(shares.split(" "))
                                .map(share ->
                                        ColourShare.of(
                                                new Lab(50, 0, 0), Double.parseDouble(share)))
                                .toList());

        assertThat(palette.percentages().toString().replaceAll("[\\[\\],]", ""))
                .isEqualTo(percentages);
        assertThat(palette.percentages().stream().mapToInt(Integer::intValue).sum())
                .isLessThanOrEqualTo(100);
    }
}
