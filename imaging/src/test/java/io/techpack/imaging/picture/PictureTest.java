package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    private final Random random = new Random(21);

    @RepeatedTest(10)
    void pixels_are_kept_as_given_and_copied(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        int[] argb = random.ints(6 * 4).toArray();
        int[] given = argb.clone();
        Picture picture = Picture.of(6, 4, given);
        Arrays.fill(given, 0);
        int[] row = new int[6];
        for (int y = 0; y < 4; y++) {
            picture.row(y, row);
            for (int x = 0; x < 6; x++) {
                assertThat(picture.argb(x, y)).isEqualTo(argb[y * 6 + x]).isEqualTo(row[x]);
            }
        }
        assertThat(picture.opaque()).isFalse();
    }

    @Test
    void a_picture_is_opaque_when_no_pixel_is_transparent() {
        assertThat(Picture.of(2, 1, new int[] {0xFF000000, 0xFF123456}).opaque()).isTrue();
        assertThat(Picture.of(2, 1, new int[] {0xFF000000, 0xFE123456}).opaque()).isFalse();
        assertThat(Picture.of(new BufferedImage(2, 2, BufferedImage.TYPE_3BYTE_BGR)).opaque())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,1,0", "1,0,0", "-1,-1,1", "2,2,3", "65536,65536,0"})
    void a_size_that_the_values_do_not_fill_is_refused(int width, int height, int values) {
        assertThatThrownBy(() -> Picture.of(width, height, new int[values]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_image_that_is_changed_later_does_not_change_the_picture() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x112233);
        Picture picture = Picture.of(image);
        image.setRGB(0, 0, 0xFFFFFF);
        picture.toImage().setRGB(0, 0, 0xABCDEF);
        assertThat(picture.argb(0, 0)).isEqualTo(0xFF112233);
    }

    @RepeatedTest(10)
    void a_png_gives_every_pixel_back(RepetitionInfo run) throws UnreadablePicture {
        random.setSeed(run.getCurrentRepetition());
        boolean opaque = run.getCurrentRepetition() % 2 == 0;
        int[] argb =
                random.ints(16 * 9).map(pixel -> opaque ? pixel | 0xFF000000 : pixel).toArray();
        Picture back = reader().decode(Picture.of(16, 9, argb).png());
        assertThat(back.opaque()).isEqualTo(opaque);
        for (int i = 0; i < argb.length; i++) {
            assertThat(back.argb(i % 16, i / 16)).isEqualTo(argb[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void a_jpeg_quality_out_of_range_is_refused(double quality) {
        assertThatThrownBy(() -> noise(8, 8).jpeg(quality))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0, 1]");
    }

    @Test
    void a_higher_jpeg_quality_takes_more_bytes() {
        Picture noise = noise(40, 40);
        assertThat(noise.jpeg(0.95).length).isGreaterThan(noise.jpeg(0.5).length);
    }

    @RepeatedTest(20)
    void a_crop_lies_within_and_shows_the_same_pixels(RepetitionInfo run) {
        random.setSeed(run.getCurrentRepetition());
        Picture picture = noise(12, 9);
        int x = random.nextInt(40) - 20;
        int y = random.nextInt(40) - 20;
        int width = random.nextInt(20) - 2;
        int height = random.nextInt(20) - 2;
        Picture crop = picture.crop(x, y, width, height);
        assertThat(crop.width()).isEqualTo(Math.clamp(width, 1, 12));
        assertThat(crop.height()).isEqualTo(Math.clamp(height, 1, 9));
        int left = Math.clamp(x, 0, 12 - crop.width());
        int top = Math.clamp(y, 0, 9 - crop.height());
        for (int i = 0; i < crop.width() * crop.height(); i++) {
            int u = i % crop.width();
            int v = i / crop.width();
            assertThat(crop.argb(u, v)).isEqualTo(picture.argb(left + u, top + v));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,200,100,100,50",
        "200,400,100,50,100",
        "100,50,100,100,50",
        "50,20,100,50,20",
        "1000,1,100,100,1",
        "301,200,100,100,66"
    })
    void scaling_to_fit_keeps_the_proportions_and_never_enlarges(
            int width, int height, int side, int expectedWidth, int expectedHeight) {
        Picture scaled = noise(width, height).scaledToFit(side);
        assertThat(scaled.width()).isEqualTo(expectedWidth);
        assertThat(scaled.height()).isEqualTo(expectedHeight);
    }

    @Test
    void halving_takes_the_mean_of_each_four_pixels() {
        Picture picture = noise(16, 12);
        Picture half = picture.scaledTo(8, 6);
        for (int i = 0; i < 48; i++) {
            int x = 2 * (i % 8);
            int y = i / 8 * 2;
            for (int shift = 0; shift <= 16; shift += 8) {
                int sum =
                        (picture.argb(x, y) >> shift & 0xFF)
                                + (picture.argb(x + 1, y) >> shift & 0xFF)
                                + (picture.argb(x, y + 1) >> shift & 0xFF)
                                + (picture.argb(x + 1, y + 1) >> shift & 0xFF);
                assertThat((double) (half.argb(x / 2, y / 2) >> shift & 0xFF))
                        .isCloseTo(sum / 4.0, within(2.0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 37, 100, 250})
    void an_even_colour_stays_even_at_any_size(int side) {
        for (int colour : new int[] {0xFF3C78B4, 0x803C78B4}) {
            int[] argb = new int[40 * 40];
            Arrays.fill(argb, colour);
            Picture scaled = Picture.of(40, 40, argb).scaledTo(side, side);
            assertThat(scaled.width()).isEqualTo(side);
            assertThat(scaled.opaque()).isEqualTo(colour >>> 24 == 0xFF);
            assertNear(scaled.argb(side / 2, side / 2), colour);
            assertNear(scaled.argb(0, side - 1), colour);
        }
    }

    @Test
    void a_much_smaller_picture_has_the_mean_colour_of_all() {
        int[] argb = new int[256 * 256];
        Arrays.setAll(argb, i -> (i + i / 256) % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);
        Picture small = Picture.of(256, 256, argb).scaledTo(5, 5);
        for (int i = 0; i < 25; i++) {
            assertNear(small.argb(i % 5, i / 5), 0xFF808080);
        }
    }

    @Test
    void a_picture_cannot_be_scaled_to_nothing() {
        assertThatThrownBy(() -> noise(4, 4).scaledTo(0, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 × 4");
    }

    @Test
    void over_a_colour_what_is_transparent_takes_it() {
        Picture glass = Picture.of(3, 1, new int[] {0x00123456, 0xFF102030, 0x80FF0000});
        Picture painted = glass.over(0x0000FF);
        assertThat(painted.opaque()).isTrue();
        assertThat(painted.argb(0, 0)).isEqualTo(0xFF0000FF);
        assertThat(painted.argb(1, 0)).isEqualTo(0xFF102030);
        assertNear(painted.argb(2, 0), 0xFF80007F);
        assertThat(painted.over(0)).isSameAs(painted);
    }

    @Test
    void a_quarter_turn_moves_the_right_side_to_the_top_and_four_change_nothing() {
        int[] argb = new int[41 * 41];
        Arrays.setAll(argb, i -> i % 41 > 30 ? 0xFFFF0000 : 0xFF00FF00);
        Picture picture = Picture.of(41, 41, argb);
        Picture turned = picture.turned(90, 0);
        assertNear(turned.argb(20, 5), 0xFFFF0000);
        assertNear(turned.argb(35, 20), 0xFF00FF00);
        Picture full = turned.turned(90, 0).turned(90, 0).turned(90, 0);
        assertNear(full.argb(35, 20), 0xFFFF0000);
        assertNear(full.argb(10, 20), 0xFF00FF00);
        assertThat(picture.turned(0, 0)).isSameAs(picture);
    }

    @Test
    void what_a_turn_brings_in_at_the_corners_has_the_given_colour() {
        int[] argb = new int[60 * 60];
        Arrays.fill(argb, 0xFF000000);
        Picture turned = Picture.of(60, 60, argb).turned(45, 0x00FFCC);
        assertThat(turned.argb(0, 0)).isEqualTo(0xFF00FFCC);
        assertThat(turned.argb(59, 59)).isEqualTo(0xFF00FFCC);
        assertThat(turned.argb(30, 30)).isEqualTo(0xFF000000);
    }

    private Picture noise(int width, int height) {
        return Picture.of(
                width,
                height,
                random.ints((long) width * height).map(pixel -> pixel | 0xFF000000).toArray());
    }

    private static PictureReader reader() {
        return new PictureReader(new PictureLimits(100_000, 1, 100, 40_000));
    }

    private static void assertNear(int argb, int expected) {
        for (int shift = 0; shift <= 24; shift += 8) {
            assertThat((argb >> shift & 0xFF) - (expected >> shift & 0xFF))
                    .as("%08x for %08x", argb, expected)
                    .isBetween(-3, 3);
        }
    }
}
