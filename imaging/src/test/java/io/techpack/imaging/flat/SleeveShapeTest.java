package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.flat.Choice.SleeveShape;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Measure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How sleeves are cut, as people say it and as it is drawn. */
class SleeveShapeTest {

    private static final List<GarmentClass> SHOULDERED =
            Arrays.stream(GarmentClass.values()).filter(GarmentClass::hangsFromShoulders).toList();

    @ParameterizedTest
    @EnumSource(value = SleeveShape.class, mode = EnumSource.Mode.EXCLUDE, names = "REGULAR")
    void every_shape_is_drawn_on_every_class_from_every_side_long_and_short(SleeveShape shape) {
        for (GarmentClass kind : SHOULDERED) {
            for (Choice.Sleeve sleeve :
                    List.of(Choice.Sleeve.SHORT, Choice.Sleeve.THREE_QUARTER, Choice.Sleeve.LONG)) {
                FlatSpec plain = FlatTemplate.usual(kind).stating(Trait.SLEEVE, sleeve);
                FlatSpec shaped = plain.stating(Trait.SLEEVE_SHAPE, shape);
                assertThat(shaped.sleeve()).as("%s %s", kind, shape).isEqualTo(sleeve);
                for (ViewSide side : ViewSide.values()) {
                    assertThat(strokes(shaped, side))
                            .as("%s %s %s %s", kind, shape, sleeve, side)
                            .isNotEqualTo(strokes(plain, side));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUFF, SHORT, true, true",
        "PUFF, LONG, true, true",
        "BALLOON, LONG, true, true",
        "BISHOP, LONG, false, true",
        "LEG_OF_MUTTON, LONG, true, false",
        "BELL, LONG, false, false",
        "LANTERN, LONG, false, false"
    })
    void fullness_that_is_gathered_has_ticks_at_the_seam(
            SleeveShape shape, Choice.Sleeve sleeve, boolean cap, boolean end) {
        FlatSpec spec =
                FlatTemplate.usual(GarmentClass.T_SHIRT)
                        .stating(Trait.SLEEVE, sleeve)
                        .stating(Trait.SLEEVE_SHAPE, shape);
        TopFrame frame = TopFrame.of(spec);
        List<Point> armhole = frame.armhole().points(60);
        double sleeveEnd = frame.shoulder().x() + spec.cm(Measure.SLEEVE_LENGTH) * 0.3;
        for (ViewSide side : List.of(ViewSide.FRONT, ViewSide.BACK)) {
            List<Point> starts =
                    FlatTemplate.draw(spec, side).orElseThrow().lines().stream()
                            .filter(line -> line.kind().filter(LineKind.THIN::equals).isPresent())
                            .map(line -> line.curve().start())
                            .filter(start -> start.x() > 0)
                            .toList();
            assertThat(starts.stream().filter(start -> distance(armhole, start) < 0.3).count() > 5)
                    .as("%s at the cap", shape)
                    .isEqualTo(cap);
            assertThat(starts.stream().filter(start -> start.x() > sleeveEnd).count() > 3)
                    .as("%s at the end", shape)
                    .isEqualTo(end);
        }
    }

    private static double distance(List<Point> curve, Point point) {
        return curve.stream().mapToDouble(point::distance).min().orElseThrow();
    }

    @Test
    void a_puff_stands_above_the_shoulder_and_ends_in_a_band() {
        FlatSpec plain = FlatTemplate.usual(GarmentClass.T_SHIRT);
        FlatSpec puff = plain.stating(Trait.SLEEVE_SHAPE, SleeveShape.PUFF);

        assertThat(top(puff)).isLessThan(top(plain) - 1.5);
        assertThat(count(puff, LineKind.SEAM)).isGreaterThan(count(plain, LineKind.SEAM));
        assertThat(puff.cm(Measure.CUFF_WIDTH)).isLessThan(plain.cm(Measure.CUFF_WIDTH));
    }

    /** The highest point of the outline outside the shoulders. */
    private static double top(FlatSpec spec) {
        double shoulder = TopFrame.of(spec).shoulder().x();
        return FlatTemplate.draw(spec, ViewSide.FRONT).orElseThrow().lines().stream()
                .filter(line -> line.kind().filter(LineKind.OUTLINE::equals).isPresent())
                .flatMap(line -> line.curve().points(8).stream())
                .filter(point -> point.x() > shoulder - 0.5)
                .mapToDouble(Point::y)
                .min()
                .orElseThrow();
    }

    private static long count(FlatSpec spec, LineKind kind) {
        return FlatTemplate.draw(spec, ViewSide.FRONT).orElseThrow().lines().stream()
                .filter(line -> line.kind().filter(kind::equals).isPresent())
                .count();
    }

    @Test
    void a_bell_is_open_and_wide_whatever_cuff_was_usual() {
        FlatSpec plain = FlatTemplate.usual(GarmentClass.LONGSLEEVE);
        FlatSpec bell = plain.stating(Trait.SLEEVE_SHAPE, SleeveShape.BELL);

        assertThat(bell.cm(Measure.CUFF_WIDTH)).isGreaterThan(plain.cm(Measure.CUFF_WIDTH) * 1.5);
        assertThat(bell.has(Trait.CUFF, Choice.Cuff.PLAIN)).isTrue();
        FlatSpec stated = plain.stating(Measure.CUFF_WIDTH, 12);
        assertThat(stated.stating(Trait.SLEEVE_SHAPE, SleeveShape.BELL).cm(Measure.CUFF_WIDTH))
                .isCloseTo(12, within(1e-9));
        assertThat(bell.stating(Trait.SLEEVE_SHAPE, SleeveShape.REGULAR).cm(Measure.CUFF_WIDTH))
                .isCloseTo(plain.cm(Measure.CUFF_WIDTH), within(1e-9));
    }

    @Test
    void a_raglan_seam_begins_at_the_neck_and_a_dolman_sleeve_has_none() {
        FlatSpec plain = FlatTemplate.usual(GarmentClass.T_SHIRT);
        Point shoulder = TopFrame.of(plain).shoulder();
        for (ViewSide side : List.of(ViewSide.FRONT, ViewSide.BACK)) {
            assertThat(seamsFrom(plain, side, shoulder)).isEqualTo(1);
            for (SleeveShape shape : List.of(SleeveShape.RAGLAN, SleeveShape.DOLMAN)) {
                FlatSpec spec = plain.stating(Trait.SLEEVE_SHAPE, shape);
                assertThat(seamsFrom(spec, side, shoulder)).as("%s", shape).isZero();
            }
            FlatSpec raglan = plain.stating(Trait.SLEEVE_SHAPE, SleeveShape.RAGLAN);
            TopFrame frame = TopFrame.of(raglan);
            assertThat(
                            FlatTemplate.draw(raglan, side).orElseThrow().lines().stream()
                                    .filter(line ->
                                            line.kind().filter(LineKind.SEAM::equals).isPresent())
                                    .map(FlatLine::curve)
                                    .filter(curve -> curve.end().distance(frame.underarm()) < 1e-6)
                                    .filter(curve -> curve.start().x() < frame.neck()))
                    .hasSize(1);
        }
    }

    private static long seamsFrom(FlatSpec spec, ViewSide side, Point point) {
        return FlatTemplate.draw(spec, side).orElseThrow().lines().stream()
                .filter(line -> line.kind().filter(LineKind.SEAM::equals).isPresent())
                .filter(line -> line.curve().start().distance(point) < 1e-6)
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "PUFF, SHORT",
        "BALLOON, LONG",
        "BISHOP, LONG",
        "BELL, LONG",
        "LANTERN, LONG",
        "LEG_OF_MUTTON, LONG",
        "RAGLAN, LONG",
        "DOLMAN, LONG"
    })
    void a_shape_brings_sleeves_to_a_dress_without_any_and_goes_with_them(
            SleeveShape shape, Choice.Sleeve sleeve) {
        FlatSpec dress = FlatTemplate.usual(GarmentClass.DRESS);
        FlatSpec shaped = dress.stating(Trait.SLEEVE_SHAPE, shape);

        assertThat(shaped.sleeve()).isEqualTo(sleeve);
        assertThat(shaped.sleeveShape()).isEqualTo(shape);
        FlatSpec none = shaped.stating(Trait.SLEEVE, Choice.Sleeve.NONE);
        assertThat(none.isSleeved()).isFalse();
        assertThat(none.has(Trait.SLEEVE_SHAPE, SleeveShape.REGULAR)).isTrue();
        assertThat(dress.stating(Trait.SLEEVE_SHAPE, SleeveShape.REGULAR).isSleeved()).isFalse();
        assertThat(FlatTemplate.usual(GarmentClass.PANTS).stating(Trait.SLEEVE_SHAPE, shape))
                .isEqualTo(FlatTemplate.usual(GarmentClass.PANTS));
    }

    @Test
    void a_cap_can_be_gathered_and_is_too_short_for_other_shapes() {
        FlatSpec cap =
                FlatTemplate.usual(GarmentClass.T_SHIRT).stating(Trait.SLEEVE, Choice.Sleeve.CAP);

        assertThat(cap.stating(Trait.SLEEVE_SHAPE, SleeveShape.PUFF).sleeve())
                .isEqualTo(Choice.Sleeve.CAP);
        assertThat(cap.stating(Trait.SLEEVE_SHAPE, SleeveShape.BELL).sleeve())
                .isEqualTo(Choice.Sleeve.LONG);
        assertThat(
                        cap.stating(Trait.SLEEVE_SHAPE, SleeveShape.BELL)
                                .stating(Trait.SLEEVE, Choice.Sleeve.CAP)
                                .sleeveShape())
                .isEqualTo(SleeveShape.REGULAR);
        for (ViewSide side : ViewSide.values()) {
            assertThat(strokes(cap.stating(Trait.SLEEVE_SHAPE, SleeveShape.PUFF), side))
                    .as("%s", side)
                    .isNotEqualTo(strokes(cap, side));
        }
    }

    @Test
    void a_sheet_takes_a_shape_back_and_keeps_it_with_the_kind() {
        FlatSpec usual = FlatTemplate.usual(GarmentClass.T_SHIRT);
        FlatSpec puff = usual.stating(Trait.SLEEVE_SHAPE, SleeveShape.PUFF);

        assertThat(SpecSheet.of(puff).stated().over(usual).sleeveShape())
                .isEqualTo(SleeveShape.PUFF);
        assertThat(puff.asOf(GarmentClass.DRESS).sleeveShape()).isEqualTo(SleeveShape.PUFF);
        assertThat(SpecSheet.of(puff).spec().orElseThrow().sleeveShape())
                .isEqualTo(SleeveShape.PUFF);
    }

    @ParameterizedTest
    @CsvSource({
        "puff sleeves, PUFF",
        "short puffed sleeves, PUFF",
        "puff-sleeved dress, PUFF",
        "Puffärmel, PUFF",
        "mit Puffärmeln, PUFF",
        "manches bouffantes, PUFF",
        "manches longues bouffantes, PUFF",
        "mangas abullonadas, PUFF",
        "泡泡袖, PUFF",
        "balloon sleeves, BALLOON",
        "Ballonärmel, BALLOON",
        "manches ballon, BALLOON",
        "mangas globo, BALLOON",
        "bishop sleeves, BISHOP",
        "Bischofsärmel, BISHOP",
        "manches évêque, BISHOP",
        "mangas obispo, BISHOP",
        "主教袖, BISHOP",
        "bell sleeves, BELL",
        "flared long sleeves, BELL",
        "Trompetenärmel, BELL",
        "ausgestellte Ärmel, BELL",
        "manches évasées, BELL",
        "mangas acampanadas, BELL",
        "mangas largas de campana, BELL",
        "喇叭袖, BELL",
        "lantern sleeves, LANTERN",
        "灯笼长袖, LANTERN",
        "leg-of-mutton sleeves, LEG_OF_MUTTON",
        "Keulenärmel, LEG_OF_MUTTON",
        "manches gigot, LEG_OF_MUTTON",
        "raglan sleeves, RAGLAN",
        "Raglanärmel, RAGLAN",
        "manches raglan, RAGLAN",
        "mangas raglán, RAGLAN",
        "插肩袖, RAGLAN",
        "batwing sleeves, DOLMAN",
        "kimono sleeves, DOLMAN",
        "Fledermausärmel, DOLMAN",
        "manches chauve-souris, DOLMAN",
        "mangas murciélago, DOLMAN",
        "蝙蝠袖, DOLMAN",
        "set-in sleeves, REGULAR",
        "eingesetzte Ärmel, REGULAR"
    })
    void phrases_name_a_shape_in_five_languages(String words, SleeveShape shape) {
        assertThat(SaidSleeve.in(words)).contains(shape);
        assertThat(
                        SaidSleeve.stating(
                                        words,
                                        FlatTemplate.usual(GarmentClass.LONGSLEEVE),
                                        Origin.STATED)
                                .sleeveShape())
                .isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource({
        "long sleeves",
        "a bell print",
        "flared skirt",
        "straight from chest to hem",
        "ballon print on the back",
        "zigzag sleeves",
        "Ärmel mit Aufdruck",
        "长袖"
    })
    void other_words_name_none(String words) {
        assertThat(SaidSleeve.in(words)).isEmpty();
    }

    private static List<List<Point>> strokes(FlatSpec spec, ViewSide side) {
        return FlatTemplate.draw(spec, side).orElseThrow().lines().stream()
                .filter(line -> line.kind().isPresent())
                .map(line -> line.curve().points(4))
                .toList();
    }
}
