package io.techpack.imaging.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.raster.Lab;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ColourClustersTest {

    private static final Lab NAVY = Lab.of(0x1C2747);
    private static final Lab RED = Lab.of(0xCF2027);
    private static final Lab CREAM = Lab.of(0xF7EECB);

    private final Random random = new Random(5);

    @RepeatedTest(20)
    void whatever_the_samples_the_shares_are_ordered_and_make_up_no_more_than_all(
            RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        List<float[]> samples = new ArrayList<>();
        for (int colours = 1 + random.nextInt(12); colours > 0; colours--) {
            samples.addAll(cloud(Lab.of(random.nextInt(0x1000000)), 20 + random.nextInt(200), 4));
        }
        List<ColourShare> found = clusters(samples);
        assertThat(found).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        assertThat(found).extracting(ColourShare::share).allMatch(share -> share >= 0.03);
        assertThat(found)
                .isSortedAccordingTo(Comparator.comparingDouble(ColourShare::share).reversed());
        assertThat(found.stream().mapToDouble(ColourShare::share).sum())
                .isLessThanOrEqualTo(1 + 1e-9);
    }

    @RepeatedTest(10)
    void three_colours_come_out_with_their_shares_whatever_the_seed(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        List<float[]> samples = cloud(NAVY, 600, 1);
        samples.addAll(cloud(RED, 300, 1));
        samples.addAll(cloud(CREAM, 100, 1));
        List<ColourShare> found = clusters(samples);
        assertThat(found).extracting(ColourShare::name).containsExactly("Navy", "Red", "Cream");
        assertThat(found.get(0).share()).isCloseTo(0.6, within(1e-9));
        assertThat(found.get(1).share()).isCloseTo(0.3, within(1e-9));
        assertThat(found.get(2).share()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void light_and_shade_on_one_cloth_are_one_colour() {
        List<float[]> folds = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            folds.add(new float[] {40 + i % 25, 55, 30});
        }
        assertThat(clusters(folds)).hasSize(1);
    }

    @Test
    void black_and_grey_are_two_colours_and_grey_in_the_shade_is_one() {
        List<float[]> check = cloud(new Lab(8, 0, 0), 300, 1);
        check.addAll(cloud(new Lab(48, 0, 0), 300, 1));
        assertThat(clusters(check)).hasSize(2);
        List<float[]> shade = cloud(new Lab(40, 0, 0), 300, 1);
        shade.addAll(cloud(new Lab(52, 0, 0), 300, 1));
        assertThat(clusters(shade)).hasSize(1);
    }

    @Test
    void a_colour_of_less_than_three_hundredths_is_left_out() {
        List<float[]> samples = cloud(NAVY, 980, 0.5);
        samples.addAll(cloud(RED, 20, 0.5));
        assertThat(clusters(samples)).extracting(ColourShare::name).containsExactly("Navy");
    }

    @Test
    void a_colour_share_tells_how_loose_its_name_is() {
        ColourShare exact = ColourShare.of(NAVY, 0.5);
        assertThat(exact.name()).isEqualTo("Navy");
        assertThat(exact.hex()).isEqualTo("#1c2747");
        assertThat(exact.nameDistance()).isLessThan(1e-6);
        assertThat(ColourShare.of(new Lab(95, -60, 95), 0.5).nameDistance()).isGreaterThan(8);
    }

    @Test
    void a_share_that_is_none_is_refused() {
        for (double share : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new ColourShare("Navy", NAVY, share, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Navy");
        }
        assertThatThrownBy(() -> new ColourShare(" ", NAVY, 0.5, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_palette_is_put_into_words() {
        Palette palette =
                new Palette(List.of(ColourShare.of(NAVY, 0.766), ColourShare.of(RED, 0.21)));
        assertThat(palette.inWords()).isEqualTo("Navy 77 %, Red 21 %");
        assertThat(palette.mainShare()).isEqualTo(0.766);
        assertThat(new Palette(List.of()).inWords()).contains("no colour");
        assertThat(new Palette(List.of()).mainShare()).isZero();
    }

    private List<ColourShare> clusters(List<float[]> samples) {
        return ColourClusters.of(samples.toArray(float[][]::new), random);
    }

    private List<float[]> cloud(Lab middle, int count, double spread) {
        List<float[]> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(
                    new float[] {
                        (float) (middle.l() + random.nextGaussian() * spread),
                        (float) (middle.a() + random.nextGaussian() * spread),
                        (float) (middle.b() + random.nextGaussian() * spread)
                    });
        }
        return samples;
    }
}
