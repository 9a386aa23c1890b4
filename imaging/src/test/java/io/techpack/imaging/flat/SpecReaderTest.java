package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.LabRaster;
import io.techpack.imaging.raster.Mask;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.DrawnOutlines;
import io.techpack.imaging.shape.Measure;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {

    private static FlatSpec read(Shape shape, GarmentClass kind) {
        return SpecReader.read(DrawnOutlines.anatomy(shape, kind), ViewSide.FRONT);
    }

    /** Shoulders at row 120, a hem at 460, sleeves that stand off. */
    private static Area jacket() {
        return DrawnOutlines.both(
                0, 118, 34, 112, 85, 130, 165, 330, 128, 345, 86, 215, 86, 460, 0, 460);
    }

    private static Area with(Area jacket, Shape part) {
        jacket.add(new Area(part));
        return jacket;
    }

    @Test
    void a_jacket_with_a_hood_above_its_shoulders_gets_a_hood_as_seen() {
        FlatSpec spec =
                read(with(jacket(), new Ellipse2D.Double(150, 36, 100, 110)), GarmentClass.OUTWEAR);
        assertThat(spec.trait(Trait.COLLAR))
                .hasValueSatisfying(collar -> {
                    assertThat(collar.choice()).isEqualTo(Choice.Collar.HOOD);
                    assertThat(collar.origin()).isEqualTo(Origin.SEEN);
                });
        assertThat(spec.proportions()).containsKey(Measure.HOOD_HEIGHT);
    }

    @Test
    void a_hanger_a_low_collar_and_no_collar_are_no_hood() {
        Area hanger = with(jacket(), new Rectangle2D.Double(190, 30, 20, 90));
        Area collar = with(jacket(), new Rectangle2D.Double(152, 92, 96, 30));
        for (Area shape : new Area[] {hanger, collar, jacket()}) {
            FlatSpec spec = read(shape, GarmentClass.OUTWEAR);
            assertThat(spec.has(Trait.COLLAR, Choice.Collar.HOOD)).isFalse();
            assertThat(spec.proportions()).doesNotContainKey(Measure.HOOD_HEIGHT);
        }
    }

    @Test
    void what_rises_above_another_garment_is_no_hood() {
        Area shape = with(jacket(), new Ellipse2D.Double(150, 36, 100, 110));
        assertThat(read(shape, GarmentClass.SHIRT).has(Trait.COLLAR, Choice.Collar.HOOD)).isFalse();
    }

    /** Sleeves lie against the body and end above a hem of that width. */
    private static FlatSpec closed(double hem, GarmentClass kind) {
        double half = hem / 2;
        return read(
                DrawnOutlines.both(
                        0, 118, 34, 112, 100, 130, 125, 200, 125, 440, half, 444, half, 480, 0,
                        480),
                kind);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIRT", "LONGSLEEVE", "OUTWEAR", "T_SHIRT"})
    void a_hem_that_no_body_of_the_class_has_tells_no_width_where_sleeves_hide_the_rest(
            GarmentClass kind) {
        FlatSpec usual = FlatTemplate.usual(kind);
        for (double hem : new double[] {150, 175}) {
            FlatSpec spec = closed(hem, kind);
            for (Measure width :
                    List.of(
                            Measure.SHOULDER_WIDTH,
                            Measure.CHEST_WIDTH,
                            Measure.WAIST_WIDTH,
                            Measure.HEM_WIDTH)) {
                assertThat(spec.isMeasured(width)).as("%s %s", kind, width).isFalse();
                assertThat(spec.cm(width)).isCloseTo(usual.cm(width), within(0.01));
            }
        }
    }

    @Test
    void a_hem_that_fits_what_is_shown_above_it_leads_the_other_widths() {
        FlatSpec spec = closed(240, GarmentClass.SHIRT);

        assertThat(spec.isMeasured(Measure.HEM_WIDTH)).isTrue();
        assertThat(spec.isMeasured(Measure.CHEST_WIDTH)).isFalse();
        assertThat(spec.cm(Measure.CHEST_WIDTH))
                .isCloseTo(spec.cm(Measure.HEM_WIDTH), within(0.5))
                .isLessThan(54);
    }

    @ParameterizedTest
    @CsvSource({
        "HEM_WIDTH, 55, 60, true",
        "HEM_WIDTH, 34, 60, false",
        "HEM_WIDTH, 42, 60, false",
        "HEM_WIDTH, 46, 90, false",
        "HEM_WIDTH, 65, 58, false",
        "HEM_WIDTH, 50, 0, true",
        "WAIST_WIDTH, 36, 60, false",
        "WAIST_WIDTH, 48, 60, true",
        "CHEST_WIDTH, 42, 60, true"
    })
    void a_width_tells_the_size_of_a_body_that_is_believed(
            Measure leader, double centimetres, double shown, boolean believed) {
        BodySize body =
                new BodySize(GarmentClass.SHIRT, UsualSpec.ranges(GarmentClass.SHIRT), shown / 76);

        assertThat(body.by(leader, centimetres / 76).isPresent()).isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({"4, USUAL", "60, MEASURED"})
    void a_cuff_that_no_such_sleeve_has_is_not_believed_where_the_class_has_no_sleeves(
            double width, Origin origin) {
        Area sleeved =
                DrawnOutlines.both(
                        0,
                        118,
                        34,
                        112,
                        85,
                        130,
                        110,
                        213 - width,
                        150,
                        215 - width,
                        150,
                        215,
                        110,
                        219,
                        86,
                        235,
                        110,
                        460,
                        0,
                        460);
        FlatSpec spec = read(sleeved, GarmentClass.DRESS);

        assertThat(spec.trait(Trait.SLEEVE))
                .hasValueSatisfying(sleeve -> assertThat(sleeve.origin()).isEqualTo(Origin.SEEN));
        assertThat(spec.proportion(Measure.CUFF_WIDTH).origin()).isEqualTo(origin);
    }

    /** Trousers whose legs end in a hem of that width, half of it on either side of its middle. */
    private static FlatSpec legs(double hem) {
        return read(
                DrawnOutlines.both(
                        0, 60, 60, 60, 75, 160, 64 + hem / 2, 460, 64 - hem / 2, 460, 0, 175),
                GarmentClass.PANTS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {36, 60, 112})
    void legs_are_as_wide_at_the_hem_as_they_are_shown(double hem) {
        FlatSpec spec = legs(hem);

        assertThat(spec.isMeasured(Measure.LEG_OPENING)).isTrue();
        assertThat(spec.proportion(Measure.LEG_OPENING).ratio()).isCloseTo(hem / 400, within(0.02));
    }

    @Test
    void a_hem_that_no_foot_goes_through_is_not_told() {
        assertThat(legs(14).isMeasured(Measure.LEG_OPENING)).isFalse();
    }

    private static final int SCALE = 2;
    private static final int WIDTH = 400 * SCALE;
    private static final int HEIGHT = 500 * SCALE;

    /**
     * A T-shirt of 372 × 2 pixels from the high point of shoulder to the hem, its neck 60 × 2 wide,
     * with the inside of its back seen above a front neck edge.
     *
     * @param drop of that edge below the shoulders, in pixels of the scale 1; 0 for none
     * @param roundness 1 for a V, about 2 for a round neck
     */
    private static FlatSpec shirt(double drop, double roundness, IntUnaryOperator cloth) {
        Area outline =
                DrawnOutlines.both(
                        0, 66, 30, 60, 80, 75, 160, 190, 130, 215, 80, 160, 80, 432, 0, 432);
        Mask small = DrawnOutlines.mask(outline);
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / WIDTH;
            double y = row / (double) SCALE;
            double x = Math.abs(i % WIDTH / (double) SCALE - 200);
            boolean product = small.at(i % WIDTH / SCALE, row / SCALE);
            boolean inside =
                    drop > 0 && x < 30 && y - 60 < drop * (1 - Math.pow(x / 30, roundness));
            int rgb = product ? inside ? 0x24476C : cloth.applyAsInt(i) : 0xD9D4CB;
            pixels[i] = 0xFF000000 | rgb;
        }
        LabRaster raster = LabRaster.of(Picture.of(WIDTH, HEIGHT, pixels));
        return SpecReader.read(Anatomy.of(raster, small, GarmentClass.T_SHIRT, 1), ViewSide.FRONT);
    }

    private static int plain(int i) {
        return 0x3F78B0;
    }

    /** A white picture on the chest, as wide as the neck, 30 below it. */
    private static int printed(int i) {
        int row = i / WIDTH / SCALE;
        int column = i % WIDTH / SCALE;
        return row > 122 && row < 190 && Math.abs(column - 200) < 34 ? 0xF8F8F4 : 0x3F78B0;
    }

    private static int striped(int i) {
        return i / WIDTH / SCALE % 28 < 14 ? 0xF4F0E6 : 0x3F78B0;
    }

    @ParameterizedTest
    @CsvSource({"30,2", "36,2.4", "42,1.8", "46,1"})
    void a_front_neck_is_as_deep_as_its_edge_whatever_is_printed_below(
            double drop, double roundness) {
        for (IntUnaryOperator cloth :
                List.<IntUnaryOperator>of(SpecReaderTest::plain, SpecReaderTest::printed)) {
            FlatSpec spec = shirt(drop, roundness, cloth);
            Proportion found = spec.proportion(Measure.NECK_DROP);
            assertThat(found.origin()).isEqualTo(Origin.MEASURED);
            assertThat(found.ratio() * 372).isCloseTo(drop, within(4.0));
            assertThat(spec.has(Trait.NECKLINE, Choice.Neckline.V)).isEqualTo(roundness == 1);
        }
    }

    @Test
    void without_a_neck_edge_a_print_and_stripes_are_none() {
        for (IntUnaryOperator cloth :
                List.<IntUnaryOperator>of(
                        SpecReaderTest::plain, SpecReaderTest::printed, SpecReaderTest::striped)) {
            Proportion usual = shirt(0, 2, cloth).proportion(Measure.NECK_DROP);
            assertThat(usual.origin()).isEqualTo(Origin.USUAL);
        }
    }
}
