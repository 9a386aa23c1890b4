package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person says of a make changes the lengths that go with it, and the drawing. */
class StatedMakeTest {

    private static final List<GarmentClass> SLEEVED =
            List.of(
                    GarmentClass.T_SHIRT,
                    GarmentClass.LONGSLEEVE,
                    GarmentClass.SHIRT,
                    GarmentClass.UNDERSHIRT,
                    GarmentClass.DRESS,
                    GarmentClass.BLAZER);

    @Test
    void a_longer_make_of_sleeve_is_drawn_longer_on_every_class() {
        for (GarmentClass kind : SLEEVED) {
            double before = 0;
            for (Choice.Sleeve sleeve :
                    List.of(
                            Choice.Sleeve.CAP,
                            Choice.Sleeve.SHORT,
                            Choice.Sleeve.THREE_QUARTER,
                            Choice.Sleeve.LONG)) {
                FlatSpec spec = FlatTemplate.usual(kind).stating(Trait.SLEEVE, sleeve);
                double drawn = drawn(spec, ViewSide.FRONT);
                assertThat(drawn).as("%s %s", kind, sleeve).isGreaterThan(before * 1.25 + 4);
                assertThat(drawn(spec, ViewSide.BACK)).isCloseTo(drawn, within(0.01));
                assertThat(drawn(spec, ViewSide.SIDE)).isCloseTo(drawn, within(0.01));
                before = drawn;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "60, SHORT, 15, 30",
        "60, THREE_QUARTER, 35, 52",
        "60, CAP, 5, 15",
        "22, LONG, 52, 70",
        "24, SHORT, 24, 24",
        "58, LONG, 58, 58"
    })
    void a_make_that_is_said_after_a_length_of_another_make_has_its_own_length(
            double said, Choice.Sleeve sleeve, double least, double most) {
        FlatSpec spec =
                FlatTemplate.usual(GarmentClass.SHIRT)
                        .stating(Measure.SLEEVE_LENGTH, said)
                        .stating(Trait.SLEEVE, sleeve);

        assertThat(spec.has(Trait.SLEEVE, sleeve)).isTrue();
        assertThat(spec.cm(Measure.SLEEVE_LENGTH)).isBetween(least - 1e-6, most + 1e-6);
    }

    @ParameterizedTest
    @EnumSource(ViewSide.class)
    void a_sleeveless_garment_has_neither_sleeve_nor_cuff(ViewSide side) {
        for (GarmentClass kind : SLEEVED) {
            FlatSpec spec = FlatTemplate.usual(kind).stating(Trait.SLEEVE, Choice.Sleeve.NONE);
            Flat flat = FlatTemplate.draw(spec, side).orElseThrow();
            assertThat(flat.points()).doesNotContainKey(Landmark.CUFF_RIGHT);
            assertThat(flat.measures()).noneMatch(each -> each.measure() == Measure.SLEEVE_LENGTH);
            assertThat(SpecSheet.of(spec).proportions())
                    .doesNotContainKeys("sleeve_length", "cuff_width");
        }
    }

    @ParameterizedTest
    @CsvSource({"9,cap", "22,short", "45,three-quarter", "62,long"})
    void a_sleeve_of_so_many_centimetres_is_of_that_make(double centimetres, String make) {
        for (GarmentClass kind : SLEEVED) {
            FlatSpec spec = FlatTemplate.usual(kind).stating(Measure.SLEEVE_LENGTH, centimetres);
            assertThat(spec.trait(Trait.SLEEVE).orElseThrow().choice().id())
                    .as("%s", kind)
                    .isEqualTo(make);
            assertThat(drawn(spec, ViewSide.FRONT)).isCloseTo(centimetres, within(0.01));
            assertThat(spec.isStated(Measure.SLEEVE_LENGTH)).isTrue();
        }
    }

    @Test
    void widths_that_are_only_usual_go_along_with_a_stated_chest() {
        FlatSpec usual = FlatTemplate.usual(GarmentClass.BLAZER);
        FlatSpec measured =
                usual.with(Measure.HEM_WIDTH, new Proportion(0.7, 0.01, Origin.MEASURED));
        FlatSpec wide = measured.stating(Measure.CHEST_WIDTH, usual.cm(Measure.CHEST_WIDTH) * 1.2);

        assertThat(wide.cm(Measure.WAIST_WIDTH))
                .isCloseTo(usual.cm(Measure.WAIST_WIDTH) * 1.2, within(0.01));
        assertThat(wide.cm(Measure.HEM_WIDTH)).isCloseTo(0.7 * 74, within(0.01));
    }

    @Test
    void who_says_that_there_is_no_sleeve_gets_none_of_a_length() {
        FlatSpec none =
                FlatTemplate.usual(GarmentClass.T_SHIRT).stating(Trait.SLEEVE, Choice.Sleeve.NONE);

        assertThat(none.stating(Measure.SLEEVE_LENGTH, 60)).isEqualTo(none);
    }

    @ParameterizedTest
    @EnumSource(ViewSide.class)
    void a_part_that_is_stated_absent_is_on_no_side(ViewSide side) {
        assertThat(points(GarmentClass.HOODIE, Trait.POCKETS, "none", side))
                .doesNotContainKey(Landmark.POCKET);
        assertThat(points(GarmentClass.PANTS, Trait.POCKETS, "none", side))
                .doesNotContainKey(Landmark.POCKET);
        assertThat(points(GarmentClass.OUTWEAR, Trait.CLOSURE, "none", side))
                .doesNotContainKey(Landmark.CLOSURE);
        FlatSpec hoodless = said(GarmentClass.HOODIE, Trait.COLLAR, "hoodless");
        assertThat(top(hoodless, side))
                .isGreaterThan(top(FlatTemplate.usual(GarmentClass.HOODIE), side) + 20);
        assertThat(SpecSheet.of(hoodless).proportions()).doesNotContainKey("hood_height");
    }

    @ParameterizedTest
    @CsvSource({"v,12", "scoop,11", "square,10"})
    void a_neckline_is_as_deep_as_its_shape(String shape, double least) {
        FlatSpec spec = said(GarmentClass.T_SHIRT, Trait.NECKLINE, shape);
        assertThat(spec.cm(Measure.NECK_DROP)).isGreaterThan(least);
        assertThat(said(GarmentClass.T_SHIRT, Trait.NECKLINE, "boat").cm(Measure.NECK_WIDTH))
                .isGreaterThan(spec.cm(Measure.NECK_WIDTH));
        FlatSpec stated =
                FlatTemplate.usual(GarmentClass.T_SHIRT)
                        .stating(Measure.NECK_DROP, 6)
                        .stating(Trait.NECKLINE, Trait.NECKLINE.choice(shape).orElseThrow());
        assertThat(stated.cm(Measure.NECK_DROP)).isCloseTo(6, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(
            value = GarmentClass.class,
            names = {
                "DRESS",
                "T_SHIRT",
                "LONGSLEEVE",
                "UNDERSHIRT",
                "HOODIE",
                "SHIRT",
                "BLAZER",
                "OUTWEAR"
            })
    void a_polo_collar_is_drawn_around_a_neck_of_its_own_on_every_class(GarmentClass kind) {
        FlatSpec deep = said(kind, Trait.NECKLINE, "scoop");
        FlatSpec polo = deep.stating(Trait.COLLAR, Choice.Collar.POLO);
        Flat flat = FlatTemplate.draw(polo, ViewSide.FRONT).orElseThrow();

        assertThat(polo.has(Trait.COLLAR, Choice.Collar.POLO)).isTrue();
        assertThat(polo.has(Trait.NECKLINE, Choice.Neckline.SCOOP)).isFalse();
        assertThat(polo.has(Trait.CLOSURE, Choice.Closure.NONE)).isFalse();
        assertThat(polo.cm(Measure.NECK_DROP)).isBetween(7.0, 10.0);
        assertThat(polo.cm(Measure.NECK_WIDTH)).isBetween(14.0, 19.5);
        assertThat(flat.points()).containsKey(Landmark.CLOSURE);
        assertThat(top(polo, ViewSide.FRONT)).isBetween(-5.0, -2.0);
    }

    @Test
    void a_neckline_that_is_stated_takes_the_collar_around_it_away_but_no_hood() {
        FlatSpec polo = said(GarmentClass.POLO, Trait.NECKLINE, "crew");
        FlatSpec shirt = said(GarmentClass.SHIRT, Trait.NECKLINE, "v");
        FlatSpec hoodie = said(GarmentClass.HOODIE, Trait.NECKLINE, "v");

        assertThat(polo.has(Trait.COLLAR, Choice.Collar.NONE)).isTrue();
        assertThat(polo.has(Trait.CLOSURE, Choice.Closure.NONE)).isTrue();
        assertThat(polo.buttons()).isZero();
        assertThat(shirt.has(Trait.COLLAR, Choice.Collar.NONE)).isTrue();
        assertThat(shirt.has(Trait.CLOSURE, Choice.Closure.BUTTONS)).isTrue();
        assertThat(hoodie.has(Trait.COLLAR, Choice.Collar.HOOD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dress | polo dress | collar | polo",
                "dress | Polokleid | collar | polo",
                "dress | jumpsuit with a shirt collar | collar | shirt",
                "dress | shirtdress | collar | shirt",
                "dress | V-neck midi dress | neckline | v",
                "dress | hooded dress | collar | hood",
                "longsleeve | turtleneck sweater | neckline | turtleneck",
                "longsleeve | pull col en V | neckline | v",
                "longsleeve | knitted polo | collar | polo",
                "t-shirt | 圆领T恤 | neckline | crew",
                "outwear | funnel neck jacket | collar | stand",
                "dress | summer dress | neckline | scoop",
                "longsleeve | polo-neck jumper | neckline | turtleneck",
                "polo | crew-neck polo shirt in jersey | collar | polo",
                "polo | crew-neck top | collar | none",
                "skirt | polo dress | waistband | plain"
            })
    void the_words_for_a_kind_say_its_neck(String kind, String words, String trait, String choice) {
        FlatSpec usual = FlatTemplate.usual(GarmentClass.labelled(kind).orElseThrow());
        FlatSpec seen = SaidNeck.stating(words, usual, Origin.SEEN);
        FlatSpec otherwise = said(GarmentClass.DRESS, Trait.NECKLINE, "square");

        assertThat(seen.trait(Trait.keyed(trait).orElseThrow()).orElseThrow().choice().id())
                .isEqualTo(choice);
        assertThat(seen.traits().values()).noneMatch(chosen -> chosen.origin() == Origin.STATED);
        assertThat(SaidNeck.stating(words, otherwise, Origin.STATED)).isEqualTo(otherwise);
    }

    @ParameterizedTest
    @CsvSource({
        "v,true",
        "turtleneck,true",
        "crew,true",
        "scoop,false",
        "boat,false",
        "square,false"
    })
    void a_neck_that_only_gets_deeper_is_as_wide_as_it_was_measured(String shape, boolean kept) {
        FlatSpec read =
                FlatTemplate.usual(GarmentClass.T_SHIRT)
                        .with(Measure.NECK_WIDTH, new Proportion(17.4 / 71, 0.01, Origin.MEASURED));

        FlatSpec stated = read.stating(Trait.NECKLINE, Trait.NECKLINE.choice(shape).orElseThrow());

        assertThat(Math.abs(stated.cm(Measure.NECK_WIDTH) - 17.4) < 0.01).isEqualTo(kept);
        assertThat(stated.isMeasured(Measure.NECK_WIDTH)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "sleeve,sleeveless,none",
        "sleeve,3/4,three-quarter",
        "sleeve,Long Sleeve,long",
        "neckline,V-neck,v",
        "neckline,round,crew",
        "closure,zipper,zip"
    })
    void the_trades_names_of_a_make_are_read(String trait, String name, String id) {
        assertThat(Trait.keyed(trait).orElseThrow().choice(name).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void what_cannot_be_drawn_is_told() {
        FlatSpec read = FlatTemplate.usual(GarmentClass.T_SHIRT);
        Map<String, SpecSheet.Make> traits = new HashMap<>(SpecSheet.of(read).traits());
        traits.put("neckline", new SpecSheet.Make("zigzag", "stated", 1));
        traits.put("pockets", new SpecSheet.Make("cargo", "stated", 1));
        traits.put("fly", new SpecSheet.Make("zip", "stated", 1));
        traits.put("sleeve", new SpecSheet.Make("long", "stated", 1));
        Map<String, SpecSheet.Length> lengths =
                Map.of("inseam", new SpecSheet.Length(1, 80, "stated"));
        SpecSheet sheet = new SpecSheet("t-shirt", "body_length", lengths, traits, 0);
        FlatSpec drawn = sheet.over(read);

        assertThat(sheet.undrawn(drawn, read))
                .containsExactly("fly zip", "inseam 80.0 cm", "neckline zigzag", "pockets cargo");
        assertThat(SpecSheet.of(read).undrawn(read, read)).isEmpty();
    }

    @Test
    void a_sheet_is_read_as_it_was_written() {
        for (GarmentClass kind : GarmentClass.values()) {
            SpecSheet sheet = SpecSheet.of(FlatTemplate.usual(kind));
            assertThat(SpecSheet.of(sheet.spec().orElseThrow())).isEqualTo(sheet);
        }
        SpecSheet sleeveless = SpecSheet.of(said(GarmentClass.T_SHIRT, Trait.SLEEVE, "none"));
        assertThat(SpecSheet.of(sleeveless.spec().orElseThrow()).proportions())
                .isEqualTo(sleeveless.proportions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t-shirt | cropped | body_length | 40 | 55",
                "t-shirt | oversized fit | chest_width | 58 | 66",
                "dress | midi | body_length | 110 | 125",
                "dress | maxi length | body_length | 130 | 150",
                "dress | bodenlang | body_length | 130 | 150",
                "skirt | mini | length | 35 | 45",
                "skirt | 中长款 | length | 70 | 85",
                "skirt | A-line | hem_width | 60 | 75",
                "pants | wide leg | leg_opening | 26 | 32",
                "pants | skinny | leg_opening | 10 | 15",
                "pants | cropped | outseam | 80 | 95",
                "t-shirt | recropped | body_length | 71 | 71"
            })
    void a_word_for_the_cut_sets_its_measure(
            String kind, String words, String measure, double least, double most) {
        FlatSpec usual = FlatTemplate.usual(GarmentClass.labelled(kind).orElseThrow());
        Measure key = Measure.keyed(measure).orElseThrow();

        assertThat(SaidCut.in(words, usual).cm(key)).isBetween(least, most);
        FlatSpec stated = usual.stating(key, usual.cm(key) * 1.05);
        assertThat(SaidCut.in(words, stated).cm(key)).isCloseTo(stated.cm(key), within(0.05));
    }

    private static FlatSpec said(GarmentClass kind, Trait trait, String choice) {
        return FlatTemplate.usual(kind).stating(trait, trait.choice(choice).orElseThrow());
    }

    private static Map<Landmark, Point> points(
            GarmentClass kind, Trait trait, String choice, ViewSide side) {
        return FlatTemplate.draw(said(kind, trait, choice), side).orElseThrow().points();
    }

    private static double drawn(FlatSpec spec, ViewSide side) {
        return FlatTemplate.draw(spec, side).orElseThrow().measures().stream()
                .filter(each -> each.measure() == Measure.SLEEVE_LENGTH)
                .mapToDouble(Measured::length)
                .findFirst()
                .orElse(0);
    }

    private static double top(FlatSpec spec, ViewSide side) {
        return FlatTemplate.draw(spec, side).orElseThrow().lines().stream()
                .flatMap(line -> line.curve().points(8).stream())
                .mapToDouble(Point::y)
                .min()
                .orElse(0);
    }
}
