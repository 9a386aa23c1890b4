package io.techpack.imaging.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.raster.LabRaster;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ColourMixtureTest {

    private final Random random = new Random(3);

    @RepeatedTest(10)
    void a_gaussian_has_the_mean_and_the_inverse_covariance_of_its_samples(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        float[][] samples = cloud(200, 50, 10, -20, 6);
        Gaussian fitted = Gaussian.estimate(samples, new int[200], 0);
        double[] mean = mean(samples);
        double[][] c = covariance(samples, mean);
        assertThat(fitted.weight()).isEqualTo(1);
        assertThat(fitted.distance2(mean[0], mean[1], mean[2])).isCloseTo(0, within(1e-6));
        double[][] inverse = {
            {fitted.ll(), fitted.la(), fitted.lb()},
            {fitted.la(), fitted.aa(), fitted.ab()},
            {fitted.lb(), fitted.ab(), fitted.bb()}
        };
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double product =
                        c[i][0] * inverse[0][j] + c[i][1] * inverse[1][j] + c[i][2] * inverse[2][j];
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
        assertThat(fitted.logNorm()).isCloseTo(0.5 * Math.log(determinant(c)), within(1e-6));
        double expected = 0;
        double[] offset = {3, -2, 5};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                expected += offset[i] * inverse[i][j] * offset[j];
            }
        }
        assertThat(fitted.distance2(mean[0] + 3, mean[1] - 2, mean[2] + 5))
                .isCloseTo(expected, within(1e-4));
    }

    @RepeatedTest(10)
    void no_distance_is_negative_and_it_grows_with_the_square(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Gaussian fitted = Gaussian.estimate(cloud(60, 40, 0, 5, 3), new int[60], 0);
        double dl = random.nextGaussian();
        double da = random.nextGaussian();
        double db = random.nextGaussian();
        double once = fitted.distance2(fitted.ml() + dl, fitted.ma() + da, fitted.mb() + db);
        double twice =
                fitted.distance2(fitted.ml() + 2 * dl, fitted.ma() + 2 * da, fitted.mb() + 2 * db);
        assertThat(once).isPositive();
        assertThat(twice).isCloseTo(4 * once, within(1e-6 * twice));
    }

    @Test
    void one_flat_colour_still_has_a_width() {
        float[][] flat = new float[30][];
        Arrays.fill(flat, new float[] {50, 0, 0});
        Gaussian fitted = Gaussian.estimate(flat, new int[30], 0);
        assertThat(fitted.distance2(52, 0, 0)).isCloseTo(1, within(1e-9));
        assertThat(fitted.distance2(50, Math.sqrt(2), 0)).isCloseTo(1, within(1e-9));
        assertThat(fitted.logNorm()).isCloseTo(0.5 * Math.log(16), within(1e-9));
    }

    @Test
    void fewer_than_five_samples_are_no_gaussian_and_those_of_others_do_not_count() {
        float[][] samples = cloud(10, 50, 0, 0, 1);
        int[] assignment = {0, 1, 1, 0, 0, 0, 1, 1, 1, 1};
        assertThat(Gaussian.estimate(samples, assignment, 0)).isEqualTo(Gaussian.ABSENT);
        assertThat(Gaussian.estimate(samples, assignment, 1).weight()).isEqualTo(0.6);
        assertThat(Gaussian.estimate(samples, assignment, 2).weight()).isZero();
    }

    @RepeatedTest(10)
    void weights_are_shares_of_all_samples_before_and_after_another_round(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        float[][] samples = new float[300][];
        Arrays.setAll(
                samples,
                i ->
                        new float[] {
                            random.nextFloat() * 100,
                            random.nextFloat() * 80 - 40,
                            random.nextFloat() * 80 - 40
                        });
        ColourMixture mixture = ColourMixture.fit(samples, random);
        assertThat(weights(mixture)).isCloseTo(1, within(1e-9));
        mixture.refit(samples);
        assertThat(weights(mixture)).isBetween(0.95, 1 + 1e-9);
    }

    @RepeatedTest(10)
    void a_colour_costs_least_under_the_model_it_was_drawn_from(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        ColourMixture dark = ColourMixture.fit(cloud(400, 20, 5, 5, 4), random);
        ColourMixture light = ColourMixture.fit(cloud(400, 80, -5, -5, 4), random);
        LabRaster pixels = raster(new float[] {20, 5, 5}, new float[] {80, -5, -5});
        assertThat(dark.cost(pixels, 0)).isLessThan(light.cost(pixels, 0));
        assertThat(light.cost(pixels, 1)).isLessThan(dark.cost(pixels, 1));
        assertThat(dark.distance2(pixels, 0)).isLessThan(9);
        assertThat(dark.distance2(pixels, 1)).isGreaterThan(50);
    }

    @Test
    void a_dropped_component_is_never_likeliest() {
        ColourMixture mixture = ColourMixture.fit(cloud(500, 50, 0, 0, 8), random);
        int first = mixture.likeliest(50, 0, 0);
        mixture.drop(first);
        assertThat(mixture.weight(first)).isZero();
        assertThat(mixture.likeliest(50, 0, 0)).isNotEqualTo(first);
        for (int j = 0; j < ColourMixture.COMPONENTS; j++) {
            mixture.drop(j);
        }
        LabRaster pixel = raster(new float[] {50, 0, 0});
        assertThat(mixture.cost(pixel, 0)).isEqualTo(1e9);
        assertThat(mixture.distance2(pixel, 0)).isEqualTo(1e9);
    }

    private static double weights(ColourMixture mixture) {
        double sum = 0;
        for (int j = 0; j < ColourMixture.COMPONENTS; j++) {
            sum += mixture.weight(j);
        }
        return sum;
    }

    private float[][] cloud(int count, double l, double a, double b, double spread) {
        float[][] samples = new float[count][];
        for (int i = 0; i < count; i++) {
            double shared = random.nextGaussian() * spread;
            samples[i] =
                    new float[] {
                        (float) (l + shared),
                        (float) (a + shared / 3 + random.nextGaussian() * spread),
                        (float) (b - shared / 2 + random.nextGaussian() * spread / 2)
                    };
        }
        return samples;
    }

    private static LabRaster raster(float[]... pixels) {
        LabRaster raster =
                new LabRaster(
                        pixels.length,
                        1,
                        new float[pixels.length],
                        new float[pixels.length],
                        new float[pixels.length]);
        for (int i = 0; i < pixels.length; i++) {
            raster.l()[i] = pixels[i][0];
            raster.a()[i] = pixels[i][1];
            raster.b()[i] = pixels[i][2];
        }
        return raster;
    }

    private static double[] mean(float[][] samples) {
        double[] mean = new double[3];
        for (float[] sample : samples) {
            for (int c = 0; c < 3; c++) {
                mean[c] += sample[c] / (double) samples.length;
            }
        }
        return mean;
    }

    /** With the floors of 4 for lightness and 2 for the colours. */
    private static double[][] covariance(float[][] samples, double[] mean) {
        double[][] c = {{4, 0, 0}, {0, 2, 0}, {0, 0, 2}};
        for (float[] sample : samples) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    c[i][j] += (sample[i] - mean[i]) * (sample[j] - mean[j]) / samples.length;
                }
            }
        }
        return c;
    }

    private static double determinant(double[][] c) {
        return c[0][0] * (c[1][1] * c[2][2] - c[1][2] * c[2][1])
                - c[0][1] * (c[1][0] * c[2][2] - c[1][2] * c[2][0])
                + c[0][2] * (c[1][0] * c[2][1] - c[1][1] * c[2][0]);
    }
}
