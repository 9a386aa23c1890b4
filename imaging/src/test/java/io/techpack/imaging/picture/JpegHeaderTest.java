package io.techpack.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegHeaderTest {

    @ParameterizedTest
    @ValueSource(ints = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC9, 0xCF})
    void every_kind_of_frame_has_its_size(int marker) {
        byte[] bytes = HeaderFixtures.jpeg().segment(0xE0, 14).frame(marker, 640, 65535).done();
        assertThat(read(bytes))
                .contains(new JpegHeader(640, 65535, marker, 0, 0, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC4, 0xC8, 0xCC})
    void tables_that_only_look_like_frames_are_passed_over(int marker) {
        byte[] bytes = HeaderFixtures.jpeg().segment(marker, 20).frame(0xC0, 30, 40).done();
        assertThat(read(bytes)).contains(new JpegHeader(30, 40, 0xC0, 0, 0, Optional.empty()));
    }

    @Test
    void samples_are_counted_by_the_factors_of_the_components() {
        byte[] halvedChroma =
                HeaderFixtures.jpeg()
                        .bytes(0xFF, 0xC2)
                        .big16(17)
                        .bytes(8)
                        .big16(100)
                        .big16(200)
                        .bytes(3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1)
                        .done();
        byte[] impossible = halvedChroma.clone();
        Arrays.fill(impossible, impossible.length - 9, impossible.length, (byte) 0xFF);

        assertThat(read(halvedChroma))
                .contains(new JpegHeader(200, 100, 0xC2, 3, 30_000, Optional.empty()));
        assertThat(read(impossible).orElseThrow().samples()).isEqualTo(60_000);
    }

    @Test
    void fill_bytes_and_markers_without_a_length_are_passed_over() {
        byte[] bytes =
                HeaderFixtures.jpeg()
                        .bytes(0xFF, 0xFF, 0xFF)
                        .segment(0xDB, 3)
                        .bytes(0xFF, 0x01, 0xFF, 0xD0, 0xFF, 0xD8)
                        .frame(0xC2, 7, 9)
                        .done();
        assertThat(read(bytes)).contains(new JpegHeader(7, 9, 0xC2, 0, 0, Optional.empty()));
    }

    @Test
    void the_first_exif_segment_counts_and_other_application_data_does_not() {
        HeaderFixtures jpeg =
                HeaderFixtures.jpeg()
                        .bytes(0xFF, 0xE1)
                        .big16(2 + 29)
                        .ascii("http://ns.adobe.com/xap/1.0/\0");
        int exif = jpeg.size() + 10;
        byte[] bytes =
                jpeg.bytes(0xFF, 0xE1)
                        .big16(2 + 6 + 4)
                        .ascii("Exif\0\0MM\0*")
                        .bytes(0xFF, 0xE1)
                        .big16(2 + 6 + 4)
                        .ascii("Exif\0\0II*\0")
                        .frame(0xC0, 5, 6)
                        .done();
        assertThat(read(bytes)).contains(new JpegHeader(5, 6, 0xC0, 0, 0, Optional.of(exif)));
    }

    @Test
    void a_frame_without_pixels_is_none() {
        assertThat(read(HeaderFixtures.jpeg().frame(0xC0, 0, 40).done())).isEmpty();
        assertThat(read(HeaderFixtures.jpeg().frame(0xC0, 40, 0).done())).isEmpty();
    }

    @Test
    void a_picture_that_ends_or_scans_before_its_frame_has_no_size() {
        assertThat(read(HeaderFixtures.jpeg().segment(0xDA, 10).frame(0xC0, 8, 8).done()))
                .isEmpty();
        assertThat(read(HeaderFixtures.jpeg().segment(0xD9, 10).frame(0xC0, 8, 8).done()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_length_that_would_not_move_on_is_damage(int length) {
        byte[] bytes =
                HeaderFixtures.jpeg().bytes(0xFF, 0xE0).big16(length).frame(0xC0, 8, 8).done();
        assertThat(read(bytes)).isEmpty();
    }

    @Test
    void anything_but_a_marker_between_segments_is_damage() {
        byte[] bytes = HeaderFixtures.jpeg().segment(0xE0, 4).bytes(0).frame(0xC0, 8, 8).done();
        assertThat(read(bytes)).isEmpty();
    }

    @Test
    void cut_off_anywhere_it_has_no_size_or_the_right_one() {
        byte[] whole = HeaderFixtures.jpeg().segment(0xE0, 14).frame(0xC0, 640, 480).done();
        for (int length = 0; length < whole.length; length++) {
            Optional<JpegHeader> header = read(Arrays.copyOf(whole, length));
            assertThat(header.isPresent()).as("%d bytes", length).isEqualTo(length >= 2 + 18 + 9);
            header.ifPresent(found -> assertThat(found.width()).isEqualTo(640));
        }
    }

    @RepeatedTest(50)
    void random_bytes_never_do_more_than_fail(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        for (int i = 0; i + 1 < bytes.length; i += 2 + random.nextInt(9)) {
            bytes[i] = (byte) 0xFF;
        }
        for (PictureFormat format : PictureFormat.values()) {
            PictureHeader.of(format, bytes)
                    .ifPresent(header -> {
                        assertThat(header.width()).isPositive();
                        assertThat(header.height()).isPositive();
                        header.exifOffset().ifPresent(at -> Orientation.of(bytes, at));
                    });
        }
    }

    private static Optional<JpegHeader> read(byte[] bytes) {
        return JpegHeader.of(Bytes.bigEndian(bytes));
    }
}
