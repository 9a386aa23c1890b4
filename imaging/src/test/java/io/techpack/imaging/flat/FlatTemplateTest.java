package io.techpack.imaging.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Point;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class, from every side, in every make and in many sizes. */
class FlatTemplateTest {

    private static final List<GarmentClass> DRAWN =
            Arrays.stream(GarmentClass.values())
                    .filter(kind -> kind != GarmentClass.OBJECT)
                    .toList();

    @Test
    void what_has_no_template_is_not_drawn() {
        assertThat(FlatTemplate.draw(FlatTemplate.usual(GarmentClass.OBJECT), ViewSide.FRONT))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ViewSide.class)
    void every_measure_is_drawn_as_long_as_the_specification_says(ViewSide side) {
        for (FlatSpec spec : specs()) {
            Flat flat = flat(spec, side);
            assertThat(flat.measures()).isNotEmpty();
            for (Measured measured : flat.measures()) {
                assertThat(measured.length())
                        .as("%s of %s, %s", measured.measure(), spec.kind(), side)
                        .isCloseTo(spec.cm(measured.measure()), within(0.01));
            }
        }
    }

    @Test
    void front_and_back_together_show_every_measure() {
        for (GarmentClass kind : DRAWN) {
            FlatSpec spec = FlatTemplate.usual(kind);
            List<Object> shown = new ArrayList<>();
            for (ViewSide side : ViewSide.values()) {
                flat(spec, side).measures().forEach(measured -> shown.add(measured.measure()));
            }
            if (kind == GarmentClass.BLAZER) { // its lapels begin below the neck
                shown.add(Measure.NECK_DROP);
            }
            assertThat(shown)
                    .as("%s", kind)
                    .containsAll(new ArrayList<Object>(spec.proportions().keySet()));
        }
    }

    @Test
    void left_is_right_mirrored() {
        for (FlatSpec spec : specs()) {
            if (!spec.kind().isSymmetric()) {
                continue;
            }
            for (ViewSide side : List.of(ViewSide.FRONT, ViewSide.BACK)) {
                List<Point> edges = edges(flat(spec, side), spec);
                for (Point point : edges) {
                    Point mirrored = new Point(-point.x(), point.y());
                    assertThat(edges.stream().mapToDouble(mirrored::distance).min().orElse(9))
                            .as("%s %s at %s", spec.kind(), side, point)
                            .isLessThan(0.1);
                }
            }
        }
    }

    /** Points of the outline; a jacket's fronts overlap and are left out. */
    private static List<Point> edges(Flat flat, FlatSpec spec) {
        boolean overlaps = spec.has(Trait.COLLAR, Choice.Collar.LAPEL);
        return flat.lines().stream()
                .filter(line -> line.kind().filter(LineKind.OUTLINE::equals).isPresent())
                .flatMap(line -> line.curve().points(12).stream())
                .filter(point -> !overlaps || Math.abs(point.x()) > 8)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ViewSide.class)
    void no_curve_crosses_itself(ViewSide side) {
        for (FlatSpec spec : specs()) {
            for (FlatLine line : flat(spec, side).lines()) {
                List<Point> points = line.curve().points(6);
                for (int i = 0; i + 1 < points.size(); i++) {
                    for (int j = i + 2; j + 1 < points.size(); j++) {
                        assertThat(
                                        cross(
                                                points.get(i),
                                                points.get(i + 1),
                                                points.get(j),
                                                points.get(j + 1)))
                                .as(
                                        "%s %s: a %s at %s; %s",
                                        spec.kind(),
                                        side,
                                        line.kind(),
                                        points.get(i),
                                        spec.traits())
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void a_back_has_no_front_closure() {
        for (FlatSpec spec : specs()) {
            assertThat(flat(spec, ViewSide.BACK).points()).doesNotContainKey(Landmark.CLOSURE);
        }
    }

    @Test
    void a_stated_length_is_drawn_and_leaves_the_others_as_they_are() {
        FlatSpec usual = FlatTemplate.usual(GarmentClass.T_SHIRT);
        FlatSpec longer = usual.stating(Measure.BODY_LENGTH, 80);
        assertThat(longer.cm(Measure.BODY_LENGTH)).isEqualTo(80);
        assertThat(longer.cm(Measure.CHEST_WIDTH)).isCloseTo(52, within(1e-9));
        FlatSpec wider = longer.stating(Measure.CHEST_WIDTH, 60);
        assertThat(wider.cm(Measure.CHEST_WIDTH)).isCloseTo(60, within(1e-9));
        assertThat(wider.proportions())
                .containsEntry(Measure.CHEST_WIDTH, new Proportion(60 / 80.0, 0, Origin.STATED));
        assertThat(wider.stating(Measure.INSEAM, 70)).isEqualTo(wider);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3, 500, 2340, Double.NaN})
    void a_size_that_nothing_has_leaves_the_specification_as_it_is(double centimetres) {
        FlatSpec usual = FlatTemplate.usual(GarmentClass.T_SHIRT);

        assertThat(usual.scaled(centimetres)).isEqualTo(usual);
        assertThat(usual.scaled(80).baseCentimetres()).isEqualTo(80);
    }

    @Test
    void whatever_a_person_states_it_can_be_drawn() {
        Random random = new Random(11);
        for (int run = 0; run < 400; run++) {
            FlatSpec spec = FlatTemplate.usual(DRAWN.get(random.nextInt(DRAWN.size())));
            for (Measure measure : Measure.values()) {
                spec = spec.stating(measure, Math.exp(random.nextGaussian() * 2 + 3));
            }
            for (Trait trait : Trait.values()) {
                if (spec.trait(trait).isPresent()) {
                    Choice choice = trait.choices().get(random.nextInt(trait.choices().size()));
                    spec = spec.with(trait, new Chosen(choice, Origin.STATED, 1));
                }
            }
            for (ViewSide side : ViewSide.values()) {
                for (FlatLine line : flat(spec, side).lines()) {
                    assertThat(line.curve().points(2))
                            .allMatch(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()));
                }
            }
        }
    }

    @Test
    void a_sheet_hands_a_specification_out_and_takes_a_persons_words_back() {
        FlatSpec usual = FlatTemplate.usual(GarmentClass.SHIRT);
        SpecSheet sheet = SpecSheet.of(usual);
        assertThat(sheet.over(usual)).isEqualTo(usual);
        Map<String, SpecSheet.Make> traits = new HashMap<>(sheet.traits());
        traits.put("collar", new SpecSheet.Make("polo", "usual", 0.5));
        traits.put("hem", new SpecSheet.Make("no such hem", "stated", 1));
        traits.put("no such trait", new SpecSheet.Make("polo", "stated", 1));
        Map<String, SpecSheet.Length> lengths = new HashMap<>(sheet.proportions());
        lengths.put("chest_width", new SpecSheet.Length(0.1, 61, "stated"));
        FlatSpec other = new SpecSheet("shirt", "body_length", lengths, traits, 5).over(usual);
        assertThat(other.trait(Trait.COLLAR))
                .contains(new Chosen(Choice.Collar.POLO, Origin.STATED, 1));
        assertThat(other.trait(Trait.HEM)).isEqualTo(usual.trait(Trait.HEM));
        assertThat(other.cm(Measure.CHEST_WIDTH)).isCloseTo(61, within(1e-9));
        assertThat(other.buttons()).isEqualTo(5);
    }

    private static boolean cross(Point a, Point b, Point c, Point d) {
        return side(a, b, c) * side(a, b, d) < -1e-9 && side(c, d, a) * side(c, d, b) < -1e-9;
    }

    private static double side(Point a, Point b, Point p) {
        return (b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x());
    }

    private static Flat flat(FlatSpec spec, ViewSide side) {
        return FlatTemplate.draw(spec, side).orElseThrow();
    }

    /** The usual one of every class, each of its makes, and some other sizes. */
    private static List<FlatSpec> specs() {
        List<FlatSpec> specs = new ArrayList<>();
        Random random = new Random(5);
        for (GarmentClass kind : DRAWN) {
            FlatSpec usual = FlatTemplate.usual(kind);
            specs.add(usual);
            usual.traits().keySet().stream()
                    .sorted()
                    .forEach(trait -> {
                        for (Choice choice : trait.choices()) {
                            specs.add(
                                    trait == Trait.SLEEVE
                                            ? usual.stating(trait, choice)
                                            : usual.with(
                                                    trait, new Chosen(choice, Origin.SEEN, 1)));
                            specs.add(usual.stating(trait, choice));
                        }
                    });
            for (Choice shape : Trait.SLEEVE_SHAPE.choices()) {
                for (Choice.Sleeve sleeve : Choice.Sleeve.values()) {
                    if (sleeve.covers() && usual.trait(Trait.SLEEVE).isPresent()) {
                        FlatSpec sleeved = usual.stating(Trait.SLEEVE, sleeve);
                        specs.add(sleeved.stating(Trait.SLEEVE_SHAPE, shape));
                        specs.add(resized(sleeved, random).stating(Trait.SLEEVE_SHAPE, shape));
                    }
                }
            }
            for (int i = 0; i < 12; i++) {
                specs.add(resized(usual, random));
            }
        }
        return specs;
    }

    private static FlatSpec resized(FlatSpec usual, Random random) {
        Map<Measure, Proportion> changed = new EnumMap<>(usual.proportions());
        changed.replaceAll((measure, proportion) ->
                measure == usual.base()
                        ? proportion
                        : new Proportion(
                                proportion.ratio() * (0.9 + 0.2 * random.nextDouble()),
                                0,
                                Origin.MEASURED));
        FlatSpec other =
                new FlatSpec(
                        usual.kind(),
                        usual.base(),
                        usual.baseCentimetres(),
                        changed,
                        usual.traits(),
                        usual.buttons());
        Proportion rise = changed.get(Measure.FRONT_RISE);
        return rise == null
                ? other
                : other.with(Measure.INSEAM, new Proportion(1 - rise.ratio(), 0, Origin.MEASURED));
    }
}
