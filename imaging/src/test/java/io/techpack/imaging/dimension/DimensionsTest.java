package io.techpack.imaging.dimension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.DrawnOutlines;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DimensionsTest {

    private static final Measured HEM =
            new Measured(Measure.HEM_WIDTH, new Point(0, 0), new Point(3, 4), 0.5);

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void every_class_has_a_usual_size_that_its_outline_shows(GarmentClass kind) {
        Dimensions dimensions = assumed(kind);
        SizeReference usual = SizeReference.of(kind);
        assertThat(dimensions.assumed()).isTrue();
        assertThat(dimensions.of(usual.measure()).orElseThrow().centimetres())
                .isCloseTo(usual.centimetres(), within(1e-9));
        assertThat(dimensions.basis())
                .contains("%.0f cm".formatted(usual.centimetres()))
                .contains(kind.label().replace('_', '-'));
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void any_measure_taken_by_tape_scales_all_in_proportion(GarmentClass kind) {
        Anatomy anatomy = anatomy(kind);
        Dimensions assumed = assumed(kind);
        for (Dimension taken : assumed.all()) {
            Measure measure = taken.measured().measure();
            KnownMeasure known = new KnownMeasure(measure, taken.centimetres() * 1.5);
            Dimensions given = Dimensions.of(anatomy, Optional.of(known));
            assertThat(given.assumed()).isFalse();
            assertThat(given.basis()).startsWith("Scaled from the given");
            assertThat(given.all()).hasSameSizeAs(assumed.all());
            for (Dimension before : assumed.all()) {
                Dimension now = given.of(before.measured().measure()).orElseThrow();
                assertThat(now.centimetres()).isCloseTo(before.centimetres() * 1.5, within(1e-6));
                assertThat(now.ratio()).isEqualTo(before.ratio());
                assertThat(now.errorCentimetres() / now.centimetres())
                        .isLessThanOrEqualTo(before.errorCentimetres() / before.centimetres());
            }
        }
    }

    @Test
    void a_known_measure_that_the_picture_does_not_show_is_not_used() {
        Dimensions dimensions =
                Dimensions.of(
                        anatomy(GarmentClass.T_SHIRT),
                        Optional.of(new KnownMeasure(Measure.INSEAM, 78)));
        assertThat(dimensions.assumed()).isTrue();
        assertThat(dimensions).isEqualTo(assumed(GarmentClass.T_SHIRT));
    }

    @Test
    void a_known_measure_that_is_not_seen_scales_by_the_usual_proportions() {
        Dimensions dimensions =
                Dimensions.of(
                        anatomy(GarmentClass.T_SHIRT),
                        Optional.of(new KnownMeasure(Measure.SHOULDER_WIDTH, 45)));
        assertThat(dimensions.assumed()).isFalse();
        assertThat(dimensions.of(Measure.BODY_LENGTH).orElseThrow().centimetres())
                .isCloseTo(71, within(0.01));
        assertThat(dimensions.basis())
                .contains("given shoulder width of 45.0 cm", "does not show it clearly");
    }

    @ParameterizedTest
    @EnumSource(
            value = Measure.class,
            names = {"NECK_DROP", "HOOD_HEIGHT"})
    void a_detail_that_is_not_seen_scales_nothing_else_and_says_so(Measure detail) {
        Dimensions assumed = assumed(GarmentClass.HOODIE);

        Dimensions given =
                Dimensions.of(
                        anatomy(GarmentClass.HOODIE), Optional.of(new KnownMeasure(detail, 30)));

        assertThat(given.all()).isEqualTo(assumed.all());
        assertThat(given.assumed()).isTrue();
        assertThat(given.basis())
                .startsWith(assumed.basis())
                .contains("of 30.0 cm holds for itself", "scales nothing else");
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void what_was_assumed_of_a_length_that_is_stated_is_not_said_any_more(GarmentClass kind) {
        String basis = assumed(kind).basis();

        String text = Dimensions.withBaseStated("Read as it. " + basis + " Fully lined = yes.");

        assertThat(basis).contains("assume").containsPattern("= \\d+ cm");
        assertThat(text)
                .startsWith("Read as it. Ratios are measured; centimetres that nobody stated are")
                .contains("of a middle size, usual for this kind of product (")
                .endsWith("). Fully lined = yes.")
                .doesNotContain("assume");
        assertThat(Dimensions.withBaseStated("We assume cotton = 5."))
                .isEqualTo("We assume cotton = 5.");
    }

    @Test
    void a_ratio_is_of_the_height_in_the_picture() {
        Dimension outseam = assumed(GarmentClass.PANTS).of(Measure.OUTSEAM).orElseThrow();
        assertThat(outseam.ratio()).isCloseTo(1, within(0.01));
        assertThat(outseam.measurementPoint()).endsWith("(1.00 of the height)");
    }

    @Test
    void less_certain_points_have_a_wider_tolerance_and_none_is_below_half_a_centimetre() {
        for (Dimension dimension : assumed(GarmentClass.T_SHIRT).all()) {
            double error = 0.10 + 0.06 * (1 - dimension.measured().confidence());
            assertThat(dimension.errorCentimetres())
                    .isCloseTo(Math.max(0.5, dimension.centimetres() * error), within(1e-9));
        }
    }

    @Test
    void centimetres_are_written_with_one_decimal_and_a_point() {
        Dimension dimension = new Dimension(HEM, 52.345, 0.4567, 5.26);
        assertThat(dimension.value()).isEqualTo("52.3 cm");
        assertThat(dimension.accuracy()).isEqualTo("± 5.3 cm");
        assertThat(dimension.tolerance()).isEqualTo("± 1.0 cm");
        assertThat(dimension.measurementPoint())
                .isEqualTo(Measure.HEM_WIDTH.howTo() + " (0.46 of the height)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 0.5, 500, Double.NaN, Double.POSITIVE_INFINITY})
    void a_size_that_no_product_has_is_refused(double centimetres) {
        assertThatThrownBy(() -> new KnownMeasure(Measure.CHEST_WIDTH, centimetres))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CHEST_WIDTH");
    }

    @Test
    void a_dimension_needs_a_length_and_an_error() {
        assertThatThrownBy(() -> new Dimension(HEM, -1, 0.5, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dimension(HEM, 10, 0.5, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dimension(HEM, Double.NaN, 0.5, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Dimensions assumed(GarmentClass kind) {
        return Dimensions.of(anatomy(kind), Optional.empty());
    }

    private static Anatomy anatomy(GarmentClass kind) {
        return DrawnOutlines.anatomy(DrawnOutlines.typical(kind), kind);
    }
}
