package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "10,10,10,20,true",
        "9,20,10,20,false",
        "20,9,10,20,false",
        "21,10,10,20,false",
        "10,21,10,20,false",
        "20,20,10,20,true"
    })
    void limits_are_met_up_to_and_including_their_value(
            int width, int height, int min, int max, boolean accepted) {
        PictureLimits limits = new PictureLimits(100, min, max, 4_000);
        if (accepted) {
            assertThatCode(() -> limits.requireDimensions(width, height))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> limits.requireDimensions(width, height))
                    .isInstanceOf(UnreadablePicture.class)
                    .hasMessageContaining("%d × %d", width, height);
        }
    }

    @Test
    void a_picture_may_take_as_much_memory_as_is_allowed_and_no_more() throws UnreadablePicture {
        PictureLimits limits = new PictureLimits(100, 10, 60_000, 1_000 * 1_000 * 4);
        PngHeader plain = new PngHeader(1_000, 1_000, false, Optional.empty());
        PngHeader interlaced = new PngHeader(1_000, 500, true, Optional.empty());
        PngHeader larger = new PngHeader(1_000, 501, true, Optional.empty());

        limits.requireMemory(PictureFormat.PNG, plain);
        limits.requireMemory(PictureFormat.PNG, interlaced);
        assertThatThrownBy(() -> limits.requireMemory(PictureFormat.PNG, larger))
                .isInstanceOfSatisfying(
                        UnreadablePicture.class,
                        fault -> {
                            assertThat(fault.kind()).isEqualTo(UnreadablePicture.Kind.TOO_COSTLY);
                            assertThat(fault.sentence())
                                    .contains("PNG of 1000 × 501 pixels", "4 MB", "at most 3 MB");
                        });
    }

    @Test
    void a_large_picture_is_kept_reduced_and_the_way_it_is_coded_decides() {
        PictureLimits limits = PictureLimits.STANDARD;
        JpegHeader photo = jpeg(0xC0, 3, 8064L * 6048 * 3 / 2);
        JpegHeader progressive = jpeg(0xC2, 3, 8064L * 6048 * 3 / 2);
        JpegHeader fullChroma = jpeg(0xC2, 3, 8064L * 6048 * 3);
        JpegHeader cmyk = jpeg(0xC0, 4, 8064L * 6048 * 4);

        assertThatCode(() -> limits.requireMemory(PictureFormat.JPEG, photo))
                .doesNotThrowAnyException();
        assertThatCode(() -> limits.requireMemory(PictureFormat.JPEG, progressive))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.requireMemory(PictureFormat.JPEG, fullChroma))
                .isInstanceOf(UnreadablePicture.class);
        assertThatThrownBy(() -> limits.requireMemory(PictureFormat.JPEG, cmyk))
                .isInstanceOf(UnreadablePicture.class);
    }

    private static JpegHeader jpeg(int coding, int components, long samples) {
        return new JpegHeader(8064, 6048, coding, components, samples, Optional.empty());
    }

    @Test
    void the_number_of_bytes_may_reach_its_limit() {
        PictureLimits limits = new PictureLimits(100, 1, 2, 16);
        assertThatCode(() -> limits.requireSize(100)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.requireSize(101)).isInstanceOf(UnreadablePicture.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1,2,16", "1,0,2,16", "1,3,2,400", "1,2,9,15"})
    void limits_that_no_picture_can_meet_are_refused(int bytes, int min, int max, long memory) {
        assertThatThrownBy(() -> new PictureLimits(bytes, min, max, memory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minSide=" + min);
    }
}
