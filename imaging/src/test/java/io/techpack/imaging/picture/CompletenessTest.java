package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletenessTest {

    @Test
    void a_jpeg_is_whole_when_an_end_follows_its_last_scan() {
        HeaderFixtures scanned = HeaderFixtures.jpeg().frame(0xC0, 8, 8).segment(0xDA, 10).zeros(9);
        assertThat(Completeness.holds(PictureFormat.JPEG, scanned.done())).isFalse();
        assertThat(Completeness.holds(PictureFormat.JPEG, scanned.bytes(0xFF, 0xD9).done()))
                .isTrue();
        assertThat(Completeness.holds(PictureFormat.JPEG, scanned.zeros(100).done())).isTrue();
    }

    @Test
    void the_end_of_a_thumbnail_is_not_the_end_of_the_picture() {
        HeaderFixtures thumbnail =
                HeaderFixtures.jpeg()
                        .segment(0xE1, 0)
                        .bytes(0xFF, 0xD8, 0xFF, 0xDA, 0, 0xFF, 0xD9)
                        .segment(0xDA, 10)
                        .zeros(30);
        assertThat(Completeness.holds(PictureFormat.JPEG, thumbnail.done())).isFalse();
    }

    @Test
    void a_jpeg_without_scan_and_end_is_not_whole() {
        assertThat(Completeness.holds(PictureFormat.JPEG, new byte[0])).isFalse();
        assertThat(Completeness.holds(PictureFormat.JPEG, new byte[] {(byte) 0xFF})).isFalse();
        assertThat(Completeness.holds(PictureFormat.JPEG, HeaderFixtures.jpeg().done())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,true", "24,true", "25,true", "26,false", "1000,false", "4294967295,false"})
    void a_webp_may_lack_one_padding_byte_and_no_more(long announced, boolean whole) {
        byte[] bytes = new HeaderFixtures().ascii("RIFF").little32(announced).zeros(24).done();
        assertThat(bytes).hasSize(32);
        assertThat(Completeness.holds(PictureFormat.WEBP, bytes)).isEqualTo(whole);
    }

    @Test
    void the_first_bytes_decide_on_the_format() {
        assertThat(PictureFormat.of(HeaderFixtures.jpeg().bytes(0xFF).done()))
                .contains(PictureFormat.JPEG);
        assertThat(PictureFormat.of(HeaderFixtures.png(1, 1).done())).contains(PictureFormat.PNG);
        assertThat(PictureFormat.of(HeaderFixtures.webp("").done())).contains(PictureFormat.WEBP);
        assertThat(PictureFormat.of(HeaderFixtures.jpeg().done())).isEmpty();
        assertThat(PictureFormat.of("RIFF1234AVI ".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(PictureFormat.of(new byte[0])).isEmpty();
    }

    @Test
    void a_format_has_the_media_type_and_extension_of_its_standard() {
        assertThat(PictureFormat.JPEG.mediaType()).isEqualTo("image/jpeg");
        assertThat(PictureFormat.JPEG.extension()).isEqualTo("jpg");
        assertThat(PictureFormat.PNG.mediaType()).isEqualTo("image/png");
        assertThat(PictureFormat.WEBP.mediaType()).isEqualTo("image/webp");
    }

    @ParameterizedTest
    @CsvSource({
        "10,10,10,20,true",
        "9,20,10,20,false",
        "20,9,10,20,false",
        "21,10,10,20,false",
        "10,21,10,20,false",
        "20,15,10,20,true",
        "20,16,10,20,false"
    })
    void limits_are_met_up_to_and_including_their_value(
            int width, int height, int min, int max, boolean accepted) {
        PictureLimits limits = new PictureLimits(100, min, max, 300);
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
    void sides_whose_product_does_not_fit_an_int_are_counted_rightly() {
        PictureLimits wide = new PictureLimits(100, 1, Integer.MAX_VALUE, 4_000_000_000L);
        assertThatThrownBy(() -> wide.requireDimensions(65_536, 65_536))
                .isInstanceOf(UnreadablePicture.class)
                .hasMessageContaining("4,000,000,000");
        assertThatCode(() -> wide.requireDimensions(65_536, 61_000)).doesNotThrowAnyException();
    }

    @Test
    void the_number_of_bytes_may_reach_its_limit() {
        PictureLimits limits = new PictureLimits(100, 1, 2, 4);
        assertThatCode(() -> limits.requireSize(100)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.requireSize(101)).isInstanceOf(UnreadablePicture.class);
    }

    @ParameterizedTest
    @CsvSource({"0,1,2,4", "1,0,2,4", "1,3,2,400", "1,2,9,3"})
    void limits_that_no_picture_can_meet_are_refused(int bytes, int min, int max, long pixels) {
        assertThatThrownBy(() -> new PictureLimits(bytes, min, max, pixels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minSide=" + min);
    }
}
