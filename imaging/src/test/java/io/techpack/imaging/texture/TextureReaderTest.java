package io.techpack.imaging.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.raster.Lightness;
import io.techpack.imaging.raster.Mask;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextureReaderTest {

    private static final int SIDE = 240;
    private static final Mask ALL = Mask.where(SIDE, SIDE, i -> true);

    private final Random random = new Random(14);

    @Test
    void an_even_surface_is_very_smooth_and_has_no_direction() {
        Texture even = TextureReader.read(raster(i -> 40), ALL);
        assertThat(even.isReadable()).isTrue();
        assertThat(even.windows()).isEqualTo(5);
        assertThat(even.energy()).isZero();
        assertThat(even.coherence()).isZero();
        assertThat(even.flatness()).isEqualTo(1);
        assertThat(even.specular()).isZero();
        assertThat(even.periodicity()).isCloseTo(0, within(0.01));
        assertThat(even.inWords()).isEqualTo("very smooth surface");
    }

    @ParameterizedTest
    @CsvSource({"4", "6", "8"})
    void ribs_are_periodic_and_run_vertically(int period) {
        Texture ribs =
                TextureReader.read(
                        raster(i -> 50 + 8 * Math.sin(2 * Math.PI * (i % SIDE) / period)), ALL);
        assertThat(ribs.periodicity()).isGreaterThan(0.6);
        assertThat(ribs.coherence()).isGreaterThan(0.95);
        assertThat(ribs.angle()).isCloseTo(0, within(1.0));
        assertThat(ribs.inWords()).endsWith("with vertical lines");
    }

    @Test
    void a_surface_that_only_grows_lighter_is_not_periodic() {
        Texture shaded = TextureReader.read(raster(i -> 20 + i % SIDE * 0.2), ALL);
        assertThat(shaded.periodicity()).isLessThan(0.45);
    }

    @Test
    void noise_is_neither_periodic_nor_directed() {
        Texture noise = TextureReader.read(raster(i -> 50 + random.nextGaussian() * 5), ALL);
        assertThat(noise.periodicity()).isLessThan(0.45);
        assertThat(noise.coherence()).isLessThan(0.1);
        assertThat(noise.energy()).isCloseTo(5 * Math.sqrt(2) * Math.sqrt(2), within(1.0));
    }

    @Test
    void lines_across_and_on_the_slant_are_told_apart() {
        Texture across = TextureReader.read(raster(i -> 50 + 5 * Math.sin(i / SIDE * 0.9)), ALL);
        assertThat(across.inWords()).endsWith("with horizontal lines");
        Texture slanting =
                TextureReader.read(
                        raster(i -> 50 + 5 * Math.sin((i / SIDE + i % SIDE) * 0.6)), ALL);
        assertThat(slanting.inWords()).endsWith("with slanting lines");
    }

    @Test
    void windows_are_taken_where_all_is_product_and_calm() {
        // noise on the left, even cloth in the middle, no product on the right
        Lightness raster = raster(i -> i % SIDE < 80 ? 30 + random.nextInt(40) : 45);
        Mask mask = Mask.where(SIDE, SIDE, i -> i % SIDE < 200);
        Texture texture = TextureReader.read(raster, mask);
        assertThat(texture.windows()).isEqualTo(5);
        assertThat(texture.energy()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 23})
    void a_product_narrower_than_a_window_cannot_be_read(int width) {
        Mask strip = Mask.where(SIDE, SIDE, i -> i % SIDE < width);
        Texture texture = TextureReader.read(raster(i -> 50), strip);
        assertThat(texture).isEqualTo(Texture.UNREADABLE);
        assertThat(texture.inWords()).isEqualTo("surface too small to read");
    }

    @Test
    void highlights_are_what_is_much_lighter_than_the_mean() {
        Texture shiny = TextureReader.read(raster(i -> i / SIDE >= 216 ? 95 : 30), ALL);
        assertThat(shiny.specular()).isCloseTo(0.1, within(0.01));
        assertThat(shiny.inWords()).endsWith("some shine");
    }

    private static Lightness raster(IntToDoubleFunction lightness) {
        float[] l = new float[SIDE * SIDE];
        for (int i = 0; i < l.length; i++) {
            l[i] = (float) lightness.applyAsDouble(i);
        }
        return new Lightness(SIDE, SIDE, l);
    }
}
