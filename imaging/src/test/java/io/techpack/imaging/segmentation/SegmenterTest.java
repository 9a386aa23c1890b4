package io.techpack.imaging.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.TestGarments;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.sample.SampleGarment;
import io.techpack.imaging.sample.SampleKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {

    @ParameterizedTest
    @EnumSource(SampleKind.class)
    void a_drawn_garment_is_cut_out_almost_exactly(SampleKind kind) {
        Segmentation found = TestGarments.read(kind).segmentation();
        assertThat(overlapWithTruth(found.mask(), TestGarments.drawn(kind))).isGreaterThan(0.95);
        assertThat(found.confidence()).isGreaterThan(0.8);
        assertThat(found.tilt()).isZero();
    }

    @Test
    void alpha_decides_where_there_is_some() throws InterruptedException {
        SampleGarment shirt = TestGarments.drawn(SampleKind.T_SHIRT);
        int[] pixels = new int[shirt.truth().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = shirt.truth().at(i) ? 0xFFD0CCC4 : 0;
        }
        Segmentation found =
                Segmenter.segment(
                        Picture.of(shirt.picture().width(), shirt.picture().height(), pixels));
        assertThat(overlapWithTruth(found.mask(), shirt)).isGreaterThan(0.97);
        assertThat(found.confidence()).isEqualTo(0.97);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x30, 0x7F, 0x80, 0xC0})
    void a_garment_that_is_partly_transparent_is_seen_as_a_whole(int alpha)
            throws InterruptedException {
        SampleGarment shirt = TestGarments.drawn(SampleKind.T_SHIRT);
        Segmentation found = Segmenter.segment(translucent(shirt, alpha, alpha));
        assertThat(overlapWithTruth(found.mask(), shirt)).isGreaterThan(0.97);
        assertThat(found.showsProduct()).isTrue();
    }

    @Test
    void an_opaque_label_does_not_hide_the_half_transparent_garment_it_is_on()
            throws InterruptedException {
        SampleGarment shirt = TestGarments.drawn(SampleKind.T_SHIRT);
        Segmentation found = Segmenter.segment(translucent(shirt, 0x7F, 0xFF));
        assertThat(overlapWithTruth(found.mask(), shirt)).isGreaterThan(0.97);
    }

    /** The garment at one opacity, and a square in the middle at another. */
    private static Picture translucent(SampleGarment garment, int alpha, int label) {
        int width = garment.picture().width();
        int height = garment.picture().height();
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / width;
            boolean middle =
                    Math.abs(i % width - width / 2) < 20 && Math.abs(row - height / 2) < 20;
            int opacity = middle ? label : alpha;
            pixels[i] = garment.truth().at(i) ? opacity << 24 | 0xB03C46 : 0;
        }
        return Picture.of(width, height, pixels);
    }

    @Test
    void a_leaning_garment_is_turned_upright() throws InterruptedException {
        SampleGarment shirt = TestGarments.drawn(SampleKind.T_SHIRT);
        Segmentation found = Segmenter.segment(shirt.picture().turned(-8, 0xD9D4CB));
        assertThat(found.tilt()).isCloseTo(8, within(2.0));
        assertThat(overlapWithTruth(found.uprightMask(), shirt)).isGreaterThan(0.9);
    }

    @Test
    void an_even_picture_gives_no_confidence() throws InterruptedException {
        int[] pixels = new int[300 * 300];
        Arrays.fill(pixels, 0xFF808080);
        assertThat(Segmenter.segment(Picture.of(300, 300, pixels)).confidence()).isLessThan(0.1);
    }

    @Test
    void a_cancelled_thread_stops_with_an_interruption() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Segmenter.segment(TestGarments.drawn(SampleKind.DRESS).picture()))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static double overlapWithTruth(Mask mask, SampleGarment garment) {
        return mask.overlap(garment.truth().sampled(mask.width(), mask.height()));
    }
}
