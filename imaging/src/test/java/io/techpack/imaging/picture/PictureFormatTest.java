package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PictureFormatTest {

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
}
