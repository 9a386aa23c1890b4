package io.techpack.imaging.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerSpectrumTest {

    private static final int SIDE = PowerSpectrum.SIDE;

    private static float[] plane(DoubleBinaryOperator value) {
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int row = i / SIDE;
            values[i] = (float) value.applyAsDouble(i % SIDE, row);
        }
        return values;
    }

    /** A wave of amplitude 10 with so many cycles a window in that direction. */
    private static float[] wave(double cycles, double degrees) {
        double u = cycles * Math.cos(Math.toRadians(degrees)) / SIDE;
        double v = cycles * Math.sin(Math.toRadians(degrees)) / SIDE;
        return plane((x, y) -> 40 + 10 * Math.cos(2 * Math.PI * (u * x + v * y)));
    }

    @ParameterizedTest
    @CsvSource({"8,0", "8,90", "12,30", "12,150", "20,45", "30,75", "40,120"})
    void a_wave_has_all_its_power_at_its_own_frequency(double cycles, double degrees) {
        Rhythm rhythm = Rhythm.of(PowerSpectrum.of(wave(cycles, degrees)));
        assertThat(rhythm.contrast()).isCloseTo(10 / Math.sqrt(2), within(0.4));
        assertThat(rhythm.peak()).isGreaterThan(0.9);
        assertThat(rhythm.cycles()).isCloseTo(cycles, within(0.8));
        assertThat(rhythm.direction()).isCloseTo(degrees, within(2.6));
        assertThat(rhythm.along()).isGreaterThan(0.9);
    }

    @Test
    void the_whole_spectrum_holds_the_variance() {
        Random random = new Random(4);
        float[] noise = plane((x, y) -> random.nextGaussian() * 3);
        PowerSpectrum spectrum = PowerSpectrum.of(noise);
        double sum = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            int row = i / SIDE;
            sum += spectrum.at(i % SIDE, row);
        }
        assertThat(sum).isCloseTo(9, within(0.9));
    }

    @Test
    void two_waves_that_cross_are_two_directions() {
        float[] one = wave(14, 10);
        float[] other = wave(14, 100);
        float[] both = new float[one.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = one[i] + other[i];
        }
        Rhythm rhythm = Rhythm.of(PowerSpectrum.of(both));
        assertThat(rhythm.between()).isEqualTo(90);
        assertThat(rhythm.along()).isBetween(0.4, 0.6);
        assertThat(rhythm.across()).isBetween(0.4, 0.6);
    }

    @Test
    void noise_has_no_direction_and_one_value_no_contrast() {
        Random random = new Random(7);
        Rhythm noise = Rhythm.of(PowerSpectrum.of(plane((x, y) -> random.nextGaussian())));
        assertThat(noise.peak()).isLessThan(0.02);
        assertThat(noise.along()).isLessThan(0.15);
        assertThat(Rhythm.of(PowerSpectrum.of(plane((x, y) -> 55))).contrast())
                .isCloseTo(0, within(1e-6));
    }
}
