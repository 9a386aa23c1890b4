package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngAndWebpHeaderTest {

    @Test
    void a_png_has_the_size_of_its_first_chunk() {
        assertThat(png(HeaderFixtures.png(640, 480).done()))
                .contains(new PngHeader(640, 480, false, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"0,5", "5,0", "2147483648,5", "5,4294967295"})
    void a_png_of_no_or_of_impossible_size_is_damaged(long width, long height) {
        assertThat(png(HeaderFixtures.png(width, height).done())).isEmpty();
    }

    @Test
    void the_largest_size_a_png_can_name_is_read_and_left_to_the_limits() {
        assertThat(png(HeaderFixtures.png(Integer.MAX_VALUE, Integer.MAX_VALUE).done()))
                .contains(
                        new PngHeader(
                                Integer.MAX_VALUE, Integer.MAX_VALUE, false, Optional.empty()));
    }

    @Test
    void the_exif_chunk_of_a_png_is_found_behind_others() {
        HeaderFixtures file = HeaderFixtures.png(3, 4).big32(5).ascii("tEXt").zeros(5 + 4);
        int exif = file.size() + 8;
        byte[] bytes = file.big32(4).ascii("eXIfMM\0*").big32(0).done();
        assertThat(png(bytes)).contains(new PngHeader(3, 4, false, Optional.of(exif)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0xFFFFFFFFL, 0x7FFFFFFFL, 0x80000000L, 1000})
    void a_chunk_longer_than_the_file_ends_the_search(long length) {
        byte[] bytes = HeaderFixtures.png(3, 4).big32(length).ascii("tEXt").zeros(20).done();
        assertThat(png(bytes)).contains(new PngHeader(3, 4, false, Optional.empty()));
    }

    @Test
    void a_png_cut_off_before_its_size_is_damaged() {
        byte[] whole = HeaderFixtures.png(640, 480).done();
        for (int length = 0; length < whole.length; length++) {
            assertThat(png(Arrays.copyOf(whole, length)).isPresent())
                    .as("%d bytes", length)
                    .isEqualTo(length >= 24);
        }
    }

    @Test
    void a_lossy_webp_has_fourteen_bits_for_each_side() {
        byte[] bytes = lossy(0x4000 | 320, 0xC000 | 200).done();
        assertThat(webp(bytes)).contains(new WebpHeader(320, 200, Optional.empty()));
        assertThat(webp(lossy(0, 200).done())).isEmpty();
        assertThat(webp(lossy(320, 0x4000).done())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "16384,16384", "320,200", "8192,1"})
    void a_lossless_webp_packs_both_sides_less_one(int width, int height) {
        byte[] bytes =
                HeaderFixtures.webp("VP8L")
                        .little32(100)
                        .bytes(0x2F)
                        .little32((width - 1) | (long) (height - 1) << 14 | 0x10000000L)
                        .zeros(20)
                        .done();
        assertThat(webp(bytes)).contains(new WebpHeader(width, height, Optional.empty()));
        bytes[20] = 0x2E;
        assertThat(webp(bytes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_extended_webp_says_its_size_less_one_and_where_its_exif_is(boolean prefixed) {
        HeaderFixtures file = extended(1024, 768).ascii("ALPH").little32(3).zeros(4);
        int chunk = file.size();
        byte[] bytes =
                file.ascii("EXIF")
                        .little32(10)
                        .ascii(prefixed ? "Exif\0\0II*\0" : "II*\0\0\0\0\0\0\0")
                        .done();
        assertThat(webp(bytes))
                .contains(new WebpHeader(1024, 768, Optional.of(chunk + (prefixed ? 14 : 8))));
    }

    @ParameterizedTest
    @ValueSource(longs = {0xFFFFFFFFL, 0x7FFFFFF8L, 5000})
    void a_webp_chunk_longer_than_the_file_ends_the_search(long length) {
        byte[] bytes = extended(10, 20).ascii("ICCP").little32(length).zeros(40).done();
        assertThat(webp(bytes)).contains(new WebpHeader(10, 20, Optional.empty()));
    }

    @Test
    void a_webp_shorter_than_its_header_or_of_an_unknown_kind_is_damaged() {
        byte[] whole = extended(10, 20).done();
        assertThat(whole).hasSize(30);
        for (int length = 0; length < 30; length++) {
            assertThat(webp(Arrays.copyOf(whole, length))).isEmpty();
        }
        assertThat(webp(HeaderFixtures.webp("VP8Z").zeros(40).done())).isEmpty();
        byte[] noStart = lossy(5, 5).done();
        noStart[23] = 0;
        assertThat(webp(noStart)).isEmpty();
    }

    private static HeaderFixtures lossy(int width, int height) {
        return HeaderFixtures.webp("VP8 ")
                .little32(100)
                .zeros(3)
                .bytes(0x9D, 0x01, 0x2A)
                .little16(width)
                .little16(height)
                .zeros(10);
    }

    private static HeaderFixtures extended(int width, int height) {
        return HeaderFixtures.webp("VP8X")
                .little32(10)
                .bytes(0x08, 0, 0, 0)
                .little24(width - 1)
                .little24(height - 1);
    }

    private static Optional<PngHeader> png(byte[] bytes) {
        return PngHeader.of(Bytes.bigEndian(bytes));
    }

    private static Optional<WebpHeader> webp(byte[] bytes) {
        return WebpHeader.of(Bytes.littleEndian(bytes));
    }
}
