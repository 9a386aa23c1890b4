package io.techpack.imaging.shape;

import static io.techpack.imaging.shape.DrawnOutlines.both;
import static io.techpack.imaging.shape.DrawnOutlines.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hems of legs in every pose, their widths known from how they were drawn. */
class LegEndTest {

    private static final double HIP = 150;

    /** A seat of 150 × 110 and two legs of one width that stand off by an angle each. */
    private static Area standing(double left, double right, double width, double length) {
        Area trousers = new Area(new Rectangle2D.Double(200 - HIP / 2, 60, HIP, 110));
        trousers.add(leg(left, width, length, -1));
        trousers.add(leg(-right, width, length, 1));
        return trousers;
    }

    private static Area leg(double degrees, double width, double length, int side) {
        double outer = 200 + side * HIP / 2;
        double from = side < 0 ? outer : outer - width;
        return new Area(
                AffineTransform.getRotateInstance(Math.toRadians(degrees), outer, 150)
                        .createTransformedShape(new Rectangle2D.Double(from, 150, width, length)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 70, 280",
        "6, 6, 70, 280",
        "15, 15, 70, 270",
        "22, 22, 72, 260",
        "4, 18, 70, 270",
        "12, 12, 72, 90",
        "20, 20, 40, 270",
        "9, 9, 110, 250"
    })
    void a_hem_that_leans_is_as_wide_as_it_was_drawn(
            double left, double right, double width, double length) {
        Landmarks landmarks = read(standing(left, right, width, length), GarmentClass.PANTS);

        assertThat(landmarks.length(Measure.LEG_OPENING)).isCloseTo(width, within(width * 0.07));
    }

    @Test
    void legs_in_two_poses_are_measured_as_photographed_and_not_as_their_mean() {
        Anatomy anatomy = DrawnOutlines.anatomy(standing(16, 28, 50, 120), GarmentClass.PANTS);

        assertThat(anatomy.averaged()).isTrue();
        assertThat(anatomy.drawnLandmarks().length(Measure.LEG_OPENING)).isCloseTo(50, within(3.0));
    }

    @Test
    void a_hem_that_is_curved_is_as_wide_as_the_leg_above_it() {
        Area trousers =
                both(0, 60, 60, 60, 75, 160, 80, 440, 60, 455, 45, 460, 30, 455, 10, 440, 0, 175);

        assertThat(read(trousers, GarmentClass.PANTS).length(Measure.LEG_OPENING))
                .isCloseTo(70, within(5.0));
    }

    @Test
    void a_wide_leg_and_a_taper_are_read_as_such() {
        Area wide = both(0, 60, 60, 60, 75, 160, 120, 460, 8, 460, 0, 175);
        Area tapered = both(0, 60, 60, 60, 75, 160, 52, 460, 20, 460, 0, 175);

        assertThat(read(wide, GarmentClass.PANTS).length(Measure.LEG_OPENING))
                .isCloseTo(112, within(8.0));
        assertThat(read(tapered, GarmentClass.PANTS).length(Measure.LEG_OPENING))
                .isCloseTo(32, within(4.0));
    }

    @Test
    void legs_of_which_one_is_folded_behind_the_other_tell_no_hem() {
        Area trousers = both(0, 60, 60, 60, 75, 160, 80, 460, 10, 460, 0, 175);
        trousers.subtract(new Area(new Rectangle2D.Double(240, 260, 160, 240)));

        Landmarks landmarks = read(trousers, GarmentClass.PANTS);

        assertThat(landmarks.measured(Measure.LEG_OPENING)).isEmpty();
        assertThat(landmarks.measured(Measure.INSEAM)).isEmpty();
        assertThat(landmarks.point(Landmark.LEG_HEM)).isPresent();
    }

    @Test
    void legs_that_the_picture_cuts_off_tell_no_hem() {
        Area trousers = both(0, 60, 60, 60, 75, 160, 80, 520, 10, 520, 0, 175);

        Landmarks landmarks = read(trousers, GarmentClass.PANTS);

        assertThat(landmarks.measured(Measure.LEG_OPENING)).isEmpty();
        assertThat(landmarks.measured(Measure.INSEAM)).isEmpty();
        assertThat(landmarks.measured(Measure.FRONT_RISE)).isPresent();
    }

    @Test
    void a_slit_at_the_waist_is_no_crotch() {
        Area trousers = standing(6, 6, 70, 280);
        trousers.subtract(new Area(new Rectangle2D.Double(120, 66, 75, 6)));

        Landmarks landmarks = read(trousers, GarmentClass.PANTS);

        assertThat(landmarks.point(Landmark.CROTCH)).isPresent();
        assertThat(landmarks.length(Measure.LEG_OPENING)).isCloseTo(70, within(5.0));
    }

    @Test
    void legs_without_a_gap_share_the_width_that_is_shown() {
        Area closed = both(0, 60, 60, 60, 75, 160, 100, 460, 0, 460);

        Measured hem = read(closed, GarmentClass.PANTS).measured(Measure.LEG_OPENING).orElseThrow();

        assertThat(hem.length()).isCloseTo(99, within(5.0));
        assertThat(hem.confidence()).isLessThan(0.4);
    }
}
