package io.techpack.imaging.shape;

import static io.techpack.imaging.shape.DrawnOutlines.AXIS;
import static io.techpack.imaging.shape.DrawnOutlines.both;
import static io.techpack.imaging.shape.DrawnOutlines.read;
import static io.techpack.imaging.shape.DrawnOutlines.silhouette;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.raster.Point;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Landmarks of outlines whose measures are known from how they were drawn. */
class LandmarksTest {

    @RepeatedTest(8)
    void a_t_shirt_of_any_size_is_measured_as_it_was_drawn(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double half = 50 + random.nextInt(40);
        double pit = 140 + random.nextInt(30);
        double hem = 380 + random.nextInt(80);
        Landmarks landmarks = read(DrawnOutlines.tShirt(half, pit, hem), GarmentClass.T_SHIRT);
        assertThat(landmarks.sleeves()).isTrue();
        assertLength(landmarks, Measure.CHEST_WIDTH, 2 * half, 8);
        assertLength(landmarks, Measure.HEM_WIDTH, 2 * half, 4);
        assertLength(landmarks, Measure.WAIST_WIDTH, 2 * half, 4);
        assertLength(landmarks, Measure.BODY_LENGTH, hem - 60, 5);
        assertLength(landmarks, Measure.NECK_WIDTH, 60, 8);
        assertLength(landmarks, Measure.NECK_DROP, 20, 5);
        assertLength(landmarks, Measure.SLEEVE_LENGTH, Math.hypot(80, 190 - 75), 12);
        assertLength(landmarks, Measure.CUFF_WIDTH, Math.hypot(30, 25), 12);
        assertNear(landmarks, Landmark.ARMPIT_LEFT, AXIS - half, pit, 12);
        assertNear(landmarks, Landmark.ARMPIT_RIGHT, AXIS + half, pit, 12);
        assertNear(landmarks, Landmark.CUFF_LEFT, AXIS - half - 65, 202, 12);
        assertNear(landmarks, Landmark.CUFF_RIGHT, AXIS + half + 65, 202, 12);
        assertNear(landmarks, Landmark.NECK, AXIS, 80, 4);
    }

    @Test
    void a_dress_has_a_waist_and_no_sleeves() {
        Landmarks landmarks = read(DrawnOutlines.sleevelessDress(45, 110), GarmentClass.DRESS);
        assertThat(landmarks.sleeves()).isFalse();
        assertThat(landmarks.measured(Measure.SLEEVE_LENGTH)).isEmpty();
        assertThat(landmarks.point(Landmark.CUFF_LEFT)).isEmpty();
        assertLength(landmarks, Measure.WAIST_WIDTH, 90, 8);
        assertLength(landmarks, Measure.BODY_LENGTH, 400, 8);
        assertThat(landmarks.length(Measure.HEM_WIDTH)).isGreaterThan(120);
    }

    @Test
    void a_hood_ends_where_it_is_narrowest() {
        Area hoodie = DrawnOutlines.tShirt(80, 250, 480);
        hoodie.subtract(new Area(new Rectangle2D.Double(0, 0, 400, 120)));
        hoodie.add(new Area(new Ellipse2D.Double(155, 20, 90, 110)));
        Landmarks landmarks = read(hoodie, GarmentClass.HOODIE);
        Measured neck = landmarks.measured(Measure.NECK_WIDTH).orElseThrow();
        assertThat(neck.from().y()).isBetween(80.0, 122.0);
        assertThat(neck.length()).isLessThan(90);
        assertThat(landmarks.measured(Measure.NECK_DROP)).isEmpty();
        Landmarks withoutHood = read(hoodie, GarmentClass.LONGSLEEVE);
        assertThat(withoutHood.length(Measure.BODY_LENGTH))
                .isGreaterThan(landmarks.length(Measure.BODY_LENGTH) + 40);
    }

    @RepeatedTest(8)
    void trousers_of_any_size_are_measured_as_they_were_drawn(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double waist = 60 + random.nextInt(30);
        double hip = waist + 10 + random.nextInt(20);
        double crotch = 160 + random.nextInt(50);
        double bottom = 400 + random.nextInt(80);
        Landmarks landmarks =
                read(DrawnOutlines.trousers(waist, crotch, hip, bottom), GarmentClass.PANTS);
        assertLength(landmarks, Measure.OUTSEAM, bottom - 50, 3);
        assertLength(landmarks, Measure.WAIST_WIDTH, 2 * waist, 8);
        assertLength(landmarks, Measure.FRONT_RISE, crotch - 50, 10);
        assertLength(landmarks, Measure.INSEAM, Math.hypot(hip - 50, bottom - crotch), 12);
        assertLength(landmarks, Measure.LEG_OPENING, 50, 8);
        assertNear(landmarks, Landmark.CROTCH, AXIS, crotch, 12);
        assertThat(landmarks.point(Landmark.WAISTBAND).orElseThrow().y()).isBetween(50.0, 80.0);
        assertThat(landmarks.length(Measure.HIP_WIDTH)).isBetween(2 * waist - 2, 2 * hip + 2);
    }

    @Test
    void legs_that_are_not_parted_have_no_crotch() {
        Landmarks landmarks = read(new Rectangle2D.Double(120, 50, 160, 400), GarmentClass.SHORTS);
        assertThat(landmarks.point(Landmark.CROTCH)).isEmpty();
        assertThat(landmarks.measured(Measure.INSEAM)).isEmpty();
        assertLength(landmarks, Measure.OUTSEAM, 400, 3);
    }

    @Test
    void a_skirt_widens_from_waist_to_hem() {
        Landmarks landmarks = read(both(0, 100, 50, 100, 120, 400, 0, 400), GarmentClass.SKIRT);
        assertLength(landmarks, Measure.LENGTH, 300, 3);
        assertLength(landmarks, Measure.WAIST_WIDTH, 2 * (50 + 70 * 0.05), 5);
        assertLength(landmarks, Measure.HIP_WIDTH, 2 * (50 + 70 * 0.35), 5);
        assertLength(landmarks, Measure.HEM_WIDTH, 2 * (50 + 70 * 0.95), 5);
    }

    @Test
    void of_an_object_only_the_extent_is_measured() {
        Ellipse2D bag = new Ellipse2D.Double(50, 100, 300, 200);
        Landmarks landmarks = read(bag, GarmentClass.BAG);
        assertLength(landmarks, Measure.OVERALL_WIDTH, 300, 4);
        assertLength(landmarks, Measure.OVERALL_HEIGHT, 200, 4);
        assertNear(landmarks, Landmark.MAIN_PANEL, 200, 200, 4);
        assertLength(read(bag, GarmentClass.SHOES), Measure.OVERALL_LENGTH, 300, 4);
    }

    @Test
    void the_upper_edge_of_a_pair_lies_at_its_top_though_nothing_is_in_the_middle() {
        Area pair = new Area(new Ellipse2D.Double(40, 300, 140, 80));
        pair.add(new Area(new Ellipse2D.Double(220, 300, 140, 80)));
        Landmarks landmarks = read(pair, GarmentClass.SHOES);
        assertNear(landmarks, Landmark.UPPER_EDGE, AXIS, 300 + 80 * 0.04, 4);
        Landmarks neck = read(pair, GarmentClass.UNDERSHIRT);
        neck.point(Landmark.NECK).ifPresent(point -> assertThat(point.y()).isBetween(296.0, 384.0));
    }

    @ParameterizedTest
    @EnumSource(GarmentClass.class)
    void whatever_is_shown_every_class_finds_its_landmarks_within_the_raster(GarmentClass kind) {
        Random random = new Random(kind.ordinal());
        for (int i = 0; i < 4; i++) {
            Area blob = new Area();
            for (int k = 0; k < 1 + i; k++) {
                blob.add(
                        new Area(
                                new Ellipse2D.Double(
                                        random.nextInt(300),
                                        random.nextInt(400),
                                        10 + random.nextInt(200),
                                        10 + random.nextInt(200))));
            }
            Landmarks landmarks = read(blob, kind);
            assertThat(landmarks.measures()).isNotEmpty();
            assertThat(landmarks.points().values())
                    .allSatisfy(point -> {
                        assertThat(point.x()).isBetween(0.0, 400.0);
                        assertThat(point.y()).isBetween(0.0, 500.0);
                    });
        }
    }

    @Test
    void doubt_about_the_outline_lowers_the_confidence_of_every_measure() {
        Silhouette shirt = silhouette(DrawnOutlines.tShirt(60, 160, 440));
        Landmarks sure = Landmarks.of(shirt, GarmentClass.T_SHIRT, 1);
        Landmarks doubtful = Landmarks.of(shirt, GarmentClass.T_SHIRT, 0.5);
        for (Measured measured : sure.measures()) {
            assertThat(doubtful.measured(measured.measure()).orElseThrow().confidence())
                    .isCloseTo(measured.confidence() / 2, within(1e-9));
        }
    }

    @Test
    void what_is_shorter_than_a_pixel_is_no_measure_and_confidence_stays_in_range() {
        LandmarkNotes notes = new LandmarkNotes(1);
        notes.measure(Measure.CUFF_WIDTH, new Point(1, 1), new Point(1.5, 1.5), 0.5);
        notes.measure(Measure.HEM_WIDTH, new Point(0, 0), new Point(3, 4), 1.7);
        Landmarks landmarks = notes.landmarks();
        assertThat(landmarks.measured(Measure.CUFF_WIDTH)).isEmpty();
        assertThat(landmarks.length(Measure.CUFF_WIDTH)).isZero();
        assertThat(landmarks.measured(Measure.HEM_WIDTH).orElseThrow().confidence()).isEqualTo(1);
        assertThat(landmarks.length(Measure.HEM_WIDTH)).isEqualTo(5);
        assertThatThrownBy(() ->
                        new Measured(Measure.HEM_WIDTH, new Point(0, 0), new Point(1, 1), 1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HEM_WIDTH");
    }

    @Test
    void every_measure_has_a_key_of_its_own_and_says_how_to_take_it() {
        assertThat(Measure.values())
                .extracting(Measure::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z]+(_[a-z]+)*"));
        assertThat(Arrays.stream(Measure.values()))
                .allMatch(measure -> !measure.label().isBlank() && !measure.howTo().isBlank());
    }

    private static void assertLength(
            Landmarks landmarks, Measure measure, double expected, double tolerance) {
        assertThat(landmarks.length(measure))
                .as("%s", measure)
                .isCloseTo(expected, within(tolerance));
    }

    private static void assertNear(
            Landmarks landmarks, Landmark landmark, double x, double y, double tolerance) {
        assertThat(landmarks.point(landmark).orElseThrow().distance(new Point(x, y)))
                .as("%s at %s", landmark, landmarks.point(landmark))
                .isLessThan(tolerance);
    }
}
