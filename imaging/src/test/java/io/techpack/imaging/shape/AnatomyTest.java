package io.techpack.imaging.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.Garment;
import io.techpack.imaging.TestGarments;
import io.techpack.imaging.dimension.Dimensions;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.sample.SampleKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The drawn garments' own measures are known from their cuts: pixels of a picture 1500 high, the
 * raster is 800 high.
 */
class AnatomyTest {

    private static final double SCALE = 800 / 1500.0;

    @Test
    void a_t_shirt_has_sleeves_and_its_chest_is_measured_at_the_armpits()
            throws InterruptedException {
        Landmarks landmarks =
                TestGarments.read(SampleKind.T_SHIRT)
                        .anatomy(GarmentClass.T_SHIRT)
                        .drawnLandmarks();
        assertThat(landmarks.sleeves()).isTrue();
        assertThat(landmarks.length(Measure.CHEST_WIDTH)).isCloseTo(636 * SCALE, within(14.0));
        assertThat(landmarks.length(Measure.BODY_LENGTH)).isCloseTo(1030 * SCALE, within(16.0));
    }

    @Test
    void a_sleeveless_dress_has_no_sleeves() throws InterruptedException {
        Landmarks landmarks =
                TestGarments.read(SampleKind.DRESS).anatomy(GarmentClass.DRESS).drawnLandmarks();
        assertThat(landmarks.sleeves()).isFalse();
        assertThat(landmarks.measured(Measure.SLEEVE_LENGTH)).isEmpty();
        assertThat(landmarks.length(Measure.WAIST_WIDTH)).isCloseTo(352 * SCALE, within(16.0));
    }

    @Test
    void trousers_have_a_crotch_and_an_inseam() throws InterruptedException {
        Landmarks landmarks =
                TestGarments.read(SampleKind.TROUSERS).anatomy(GarmentClass.PANTS).drawnLandmarks();
        assertThat(landmarks.length(Measure.FRONT_RISE)).isCloseTo(398 * SCALE, within(20.0));
        assertThat(landmarks.length(Measure.INSEAM)).isCloseTo(780 * SCALE, within(24.0));
        assertThat(landmarks.length(Measure.WAIST_WIDTH)).isCloseTo(430 * SCALE, within(14.0));
    }

    @Test
    void drawn_garments_are_symmetric_enough_to_be_averaged() throws InterruptedException {
        Anatomy anatomy = TestGarments.read(SampleKind.HOODIE).anatomy(GarmentClass.HOODIE);
        assertThat(anatomy.averaged()).isTrue();
        assertThat(anatomy.drawnLandmarks().sleeves()).isTrue();
    }

    @Test
    void centimetres_are_assumed_and_said_to_be() throws InterruptedException {
        Dimensions dimensions =
                TestGarments.read(SampleKind.T_SHIRT)
                        .dimensions(GarmentClass.T_SHIRT, Optional.empty());
        assertThat(dimensions.assumed()).isTrue();
        assertThat(dimensions.basis()).contains("assume").contains("71 cm");
        assertThat(dimensions.of(Measure.BODY_LENGTH).orElseThrow().value()).isEqualTo("71.0 cm");
    }

    @Test
    void one_known_measure_scales_all_others() throws InterruptedException {
        Garment shirt = TestGarments.read(SampleKind.T_SHIRT);
        Dimensions dimensions =
                shirt.dimensions(
                        GarmentClass.T_SHIRT,
                        Optional.of(new KnownMeasure(Measure.CHEST_WIDTH, 50)));
        assertThat(dimensions.assumed()).isFalse();
        assertThat(dimensions.basis()).contains("given chest width of 50.0 cm");
        assertThat(dimensions.of(Measure.BODY_LENGTH).orElseThrow().centimetres())
                .isCloseTo(81, within(3.0));
    }
}
