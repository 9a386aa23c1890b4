package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebpDecoderTest {

    private static final int RED = 0xFFC02030;

    private final PictureReader reader =
            new PictureReader(new PictureLimits(1_000_000, 1, 8192, 64 << 20));

    @Test
    void a_picture_of_one_colour_has_it_everywhere() throws UnreadablePicture {
        Picture picture = reader.decode(TestWebp.flat(30, 20, RED));

        assertThat(picture.width()).isEqualTo(30);
        assertThat(picture.argb(29, 19)).isEqualTo(RED);
    }

    @Test
    void the_first_frame_of_an_animation_lies_on_its_canvas() throws UnreadablePicture {
        byte[] animation = TestWebp.onCanvas(40, 30, 10, 6, TestWebp.flat(20, 12, RED));

        Picture picture = reader.decode(animation);

        assertThat(picture.width()).isEqualTo(40);
        assertThat(picture.height()).isEqualTo(30);
        assertThat(picture.argb(10, 6)).isEqualTo(RED);
        assertThat(picture.argb(29, 17)).isEqualTo(RED);
        for (int[] outside : new int[][] {{9, 6}, {10, 5}, {30, 17}, {29, 18}, {0, 0}, {39, 29}}) {
            assertThat(picture.argb(outside[0], outside[1]) >>> 24).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"22,0", "0,20", "-2,0"})
    void a_frame_beside_its_canvas_is_damage(int x, int y) {
        assertDamaged(TestWebp.onCanvas(40, 30, x, y, TestWebp.flat(20, 12, RED)));
    }

    @Test
    void a_picture_larger_than_what_was_said_of_it_is_damage() {
        byte[] animation = TestWebp.onCanvas(40, 30, 0, 0, TestWebp.flat(20, 12, RED));
        byte[] larger = TestWebp.onCanvas(40, 30, 0, 0, TestWebp.flat(21, 12, RED));
        int sizes = 12 + 18 + 14 + 8 + 6;
        System.arraycopy(animation, sizes, larger, sizes, 6);

        assertDamaged(larger);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 20, 30})
    void a_webp_that_was_cut_short_is_damage(int missing) {
        byte[] whole = TestWebp.onCanvas(40, 30, 0, 0, TestWebp.flat(20, 12, RED));

        assertDamaged(Arrays.copyOf(whole, whole.length - missing));
    }

    @Test
    void a_bit_for_each_pixel_is_enough() throws UnreadablePicture {
        Picture picture = reader.decode(TestWebp.twoGreens(100, 80, 1000));

        assertThat(picture.argb(0, 0)).isEqualTo(0xFF008000);
        assertThat(picture.argb(99, 79)).isEqualTo(0xFF004000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 950})
    void pixels_without_data_are_damage_though_all_lengths_are_right(int bytes) {
        assertDamaged(TestWebp.twoGreens(100, 80, bytes));
    }

    @Test
    void pixels_that_take_no_bits_never_meet_the_end() throws IOException {
        byte[] picture = TestWebp.flat(300, 200, RED);
        ImageReader decoder = Decoders.webp();
        try (WebpInput input = new WebpInput(picture)) {
            decoder.setInput(input, true, true);

            assertThat(decoder.read(0).getRGB(299, 199)).isEqualTo(RED);
            assertThat(input.getStreamPosition()).isLessThanOrEqualTo(picture.length + 8);
        } finally {
            decoder.dispose();
        }
    }

    private void assertDamaged(byte[] bytes) {
        assertThatThrownBy(() -> reader.decode(bytes))
                .isInstanceOfSatisfying(
                        UnreadablePicture.class,
                        fault ->
                                assertThat(fault.kind()).isEqualTo(UnreadablePicture.Kind.CORRUPT));
    }
}
