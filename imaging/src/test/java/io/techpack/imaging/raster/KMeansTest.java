package io.techpack.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class KMeansTest {

    private static final float[][] FAR_APART = {{10, 0, 0}, {50, 60, 0}, {90, -40, 30}};

    @RepeatedTest(20)
    void clusters_that_lie_far_apart_are_found_whatever_the_seed(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        float[][] samples = around(FAR_APART, 300, 2, random);
        double[][] centres = KMeans.centres(samples, 3, 10, random);
        for (float[] middle : FAR_APART) {
            double[] nearest = centres[KMeans.nearest(middle, centres)];
            assertThat(Math.sqrt(distance2(middle, nearest))).isLessThan(1);
        }
    }

    @RepeatedTest(20)
    void another_round_never_makes_the_fit_worse(RepetitionInfo run) {
        float[][] samples = cloud(400, new Random(run.getCurrentRepetition()));
        double before = Double.MAX_VALUE;
        for (int rounds = 0; rounds < 8; rounds++) {
            double[][] centres = KMeans.centres(samples, 5, rounds, new Random(1));
            double spread = 0;
            for (float[] sample : samples) {
                spread += distance2(sample, centres[KMeans.nearest(sample, centres)]);
            }
            assertThat(spread).isLessThanOrEqualTo(before + 1e-6);
            before = spread;
        }
    }

    @RepeatedTest(10)
    void the_nearest_centre_is_the_one_at_the_least_distance(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        float[][] samples = cloud(50, random);
        double[][] centres = KMeans.centres(samples, 7, 2, random);
        for (float[] sample : samples) {
            double least = distance2(sample, centres[KMeans.nearest(sample, centres)]);
            for (double[] centre : centres) {
                assertThat(distance2(sample, centre)).isGreaterThanOrEqualTo(least);
            }
        }
    }

    @Test
    void with_fewer_colours_than_centres_some_coincide() {
        float[][] samples = new float[40][];
        Arrays.setAll(samples, i -> i % 2 == 0 ? new float[] {20, 5, 5} : new float[] {80, 0, 0});
        double[][] centres = KMeans.centres(samples, 6, 5, new Random(2));
        assertThat(Arrays.stream(centres).map(Arrays::toString).distinct())
                .containsExactlyInAnyOrder("[20.0, 5.0, 5.0]", "[80.0, 0.0, 0.0]");
    }

    @Test
    void after_many_rounds_each_centre_is_the_mean_of_its_samples_however_few() {
        float[][] samples = cloud(60, new Random(4));
        double[][] centres = KMeans.centres(samples, 12, 60, new Random(1));
        for (int j = 0; j < centres.length; j++) {
            int own = j;
            double mean =
                    Arrays.stream(samples)
                            .filter(sample -> KMeans.nearest(sample, centres) == own)
                            .mapToDouble(sample -> sample[0])
                            .average()
                            .orElseThrow();
            assertThat(centres[j][0]).isCloseTo(mean, within(1e-6));
        }
    }

    @Test
    void one_sample_is_its_own_centre() {
        double[][] centres = KMeans.centres(new float[][] {{1, 2, 3}}, 2, 3, new Random(2));
        assertThat(centres).isDeepEqualTo(new double[][] {{1, 2, 3}, {1, 2, 3}});
    }

    @Test
    void the_same_seed_gives_the_same_centres() {
        float[][] samples = cloud(100, new Random(9));
        assertThat(KMeans.centres(samples, 4, 6, new Random(3)))
                .isDeepEqualTo(KMeans.centres(samples, 4, 6, new Random(3)));
    }

    private static float[][] cloud(int count, Random random) {
        float[][] samples = new float[count][];
        Arrays.setAll(
                samples,
                i ->
                        new float[] {
                            random.nextFloat() * 100,
                            random.nextFloat() * 100 - 50,
                            random.nextFloat() * 100 - 50
                        });
        return samples;
    }

    private static float[][] around(float[][] middles, int count, float spread, Random random) {
        float[][] samples = new float[count][];
        for (int i = 0; i < count; i++) {
            float[] middle = middles[i % middles.length];
            samples[i] = new float[3];
            for (int c = 0; c < 3; c++) {
                samples[i][c] = middle[c] + (float) (random.nextGaussian() * spread);
            }
        }
        return samples;
    }

    private static double distance2(float[] sample, double[] centre) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += (sample[c] - centre[c]) * (sample[c] - centre[c]);
        }
        return sum;
    }
}
