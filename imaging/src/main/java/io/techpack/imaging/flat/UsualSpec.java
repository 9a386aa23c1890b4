package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatSpec.Believable;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is usual for each class: a men's or unisex M as in the size charts that European shops
 * publish for basics, laid flat, in centimetres, and how far a garment of the class strays from it
 * between cropped, slim and oversized cuts. A measure outside its range is not believed; from the
 * same table come the lengths that are believed of a person, in all sizes.
 */
final class UsualSpec {

    /** Share of a usual ratio that is left open where nothing was measured. */
    private static final double OPEN = 0.15;

    /** What of the M's length the smallest size has (56, for the newborn) and the largest (5XL). */
    private static final double SMALLEST = 0.42;

    private static final double LARGEST = 1.4;

    /** How far cuts differ in what the class usually has not, such as sleeves, as a share. */
    private static final double ANOTHER_CUT = 0.35;

    /** Of the usual base length: what is cropped as far as anybody crops it. */
    private static final double SHORTEST = 0.6;

    /** The widest end of a long sleeve, in centimetres. */
    private static final double BELL = 40;

    /**
     * A collar hides the high points of the shoulders: where the outline is much narrower, or much
     * wider, it shows an edge of the collar.
     */
    private static final double UNDER_A_COLLAR = 0.2;

    /** Ratios that are still believable. */
    record Range(double least, double most) {

        boolean holds(double ratio) {
            return ratio >= least && ratio <= most;
        }
    }

    private final GarmentClass kind;
    private final Measure base;
    private final double length;
    private final Map<Measure, Proportion> proportions = new EnumMap<>(Measure.class);
    private final Map<Measure, Range> ranges = new EnumMap<>(Measure.class);
    private final Map<Measure, Believable> lengths = new EnumMap<>(Measure.class);
    private final Map<Trait, Chosen> traits = new EnumMap<>(Trait.class);
    private int buttons;

    private UsualSpec(GarmentClass kind, Measure base, double length) {
        this.kind = kind;
        this.base = base;
        this.length = length;
        proportions.put(base, new Proportion(1, OPEN, Origin.USUAL));
        ranges.put(base, new Range(1, 1));
        lengths.put(base, baseLengths(kind));
        settle();
    }

    /** The class's usual specification. */
    static FlatSpec of(GarmentClass kind) {
        UsualSpec usual = new UsualSpec(kind, base(kind), baseLength(kind));
        return new FlatSpec(
                kind, usual.base, usual.length, usual.proportions, usual.traits, usual.buttons);
    }

    /** A measure's usual ratio to the base; 1 where the class has no such measure. */
    static double ratio(GarmentClass kind, Measure measure) {
        Proportion proportion = of(kind).proportions().get(measure);
        return proportion == null ? 1 : proportion.ratio();
    }

    /** How many buttons such a closure usually has on the class, on a double-breasted one a row. */
    static int buttons(GarmentClass kind, Choice.Closure closure) {
        FlatSpec usual = of(kind);
        if (usual.buttons() > 0 && usual.has(Trait.CLOSURE, closure)) {
            return usual.buttons();
        }
        return switch (closure) {
            case NONE, ZIP -> 0;
            case PLACKET -> 3;
            case DOUBLE_BREASTED -> 3;
            case BUTTONS -> kind == GarmentClass.BLAZER ? 2 : kind == GarmentClass.OUTWEAR ? 6 : 7;
        };
    }

    /** The ratios to the base measure that are believed, of each measure of the class. */
    static Map<Measure, Range> ranges(GarmentClass kind) {
        return Map.copyOf(new UsualSpec(kind, base(kind), baseLength(kind)).ranges);
    }

    /**
     * The lengths in centimetres that are believed of a measure, from the newborn's to the largest
     * and widest; of one that the class usually has not, those around the present one.
     */
    static Believable lengths(GarmentClass kind, Measure measure, double present) {
        Believable known = new UsualSpec(kind, base(kind), baseLength(kind)).lengths.get(measure);
        return known == null ? around(present * 0.4, present * 1.6) : known;
    }

    /**
     * How far a measure of the class strays from what is usual for it, as factors, from one cut to
     * another of the same size.
     */
    static Range cut(GarmentClass kind, Measure measure) {
        UsualSpec usual = new UsualSpec(kind, base(kind), baseLength(kind));
        Range range = usual.ranges.get(measure);
        Believable all = usual.lengths.get(measure);
        Proportion proportion = usual.proportions.get(measure);
        if (range == null || all == null || proportion == null) {
            return anotherCut();
        }
        double ratio = proportion.ratio();
        double present = ratio * usual.length;
        double shortest = measure == usual.base ? SHORTEST : range.least / ratio;
        return new Range(
                Math.min(shortest, all.least() / present / SMALLEST),
                Math.max(range.most / ratio, all.most() / present / LARGEST));
    }

    /** The same of what the class usually has not, or has in one cut. */
    static Range anotherCut() {
        return new Range(1 - ANOTHER_CUT, 1 + ANOTHER_CUT);
    }

    /** The same of a long sleeve's end that nothing gathers, up to a bell's. */
    static Range openCuff(double usual) {
        return new Range(1 - ANOTHER_CUT, BELL / usual / LARGEST);
    }

    /** The lengths of such a measure, from the smallest size to the largest. */
    static Believable inAllSizes(double usual, Range cut) {
        return around(usual * cut.least, usual * cut.most);
    }

    /** The same cut in all sizes. */
    private static Believable around(double narrowest, double widest) {
        return new Believable(narrowest * SMALLEST, widest * LARGEST);
    }

    private static Measure base(GarmentClass kind) {
        return switch (kind.group()) {
            case TOPS, DRESSES, OUTERWEAR -> Measure.BODY_LENGTH;
            case SKIRTS -> Measure.LENGTH;
            case TROUSERS, SHORTS -> Measure.OUTSEAM;
            case SHOES -> Measure.OVERALL_LENGTH;
            case HATS, BAGS, OBJECTS -> Measure.OVERALL_WIDTH;
        };
    }

    private static double baseLength(GarmentClass kind) {
        return switch (kind) {
            case T_SHIRT, POLO -> 71;
            case LONGSLEEVE, HOODIE -> 69;
            case SHIRT -> 76;
            case BLAZER, OUTWEAR -> 74;
            case UNDERSHIRT -> 66;
            case DRESS -> 98;
            case SKIRT -> 58;
            case PANTS -> 103;
            case SHORTS -> 48;
            case SHOES -> 29;
            case HAT -> 27;
            case BAG -> 36;
            case OBJECT -> 50;
        };
    }

    /** From the newborn's to what reaches the floor; bags and objects are of any size. */
    private static Believable baseLengths(GarmentClass kind) {
        return switch (kind) {
            case T_SHIRT, POLO, LONGSLEEVE, HOODIE, SHIRT, UNDERSHIRT -> new Believable(22, 150);
            case BLAZER, OUTWEAR -> new Believable(25, 150);
            case DRESS -> new Believable(30, 185);
            case SKIRT -> new Believable(13, 130);
            case PANTS -> new Believable(28, 140);
            case SHORTS -> new Believable(13, 95);
            case SHOES -> new Believable(7, 45);
            case HAT -> new Believable(11, 75);
            case BAG -> new Believable(5, 150);
            case OBJECT -> new Believable(1, 400);
        };
    }

    private void settle() {
        switch (kind) {
            case T_SHIRT -> {
                top(45, 52, 51, 52, 18.5, 9);
                sleeve(Choice.Sleeve.SHORT, Choice.Cuff.PLAIN, 21, 18);
            }
            case LONGSLEEVE -> {
                top(45, 53, 51, 50, 18.5, 8);
                sleeve(Choice.Sleeve.LONG, Choice.Cuff.RIB, 61, 9.5);
            }
            case POLO -> {
                top(45, 53, 52, 53, 16.5, 8);
                sleeve(Choice.Sleeve.SHORT, Choice.Cuff.RIB, 22, 16.5);
                front(Choice.Collar.POLO, Choice.Closure.PLACKET, 3);
            }
            case SHIRT -> {
                top(46, 55, 53, 55, 16, 8);
                sleeve(Choice.Sleeve.LONG, Choice.Cuff.BUTTONED, 62, 11.5);
                front(Choice.Collar.SHIRT, Choice.Closure.BUTTONS, 7);
                usual(Trait.HEM, Choice.Hem.CURVED);
            }
            case UNDERSHIRT -> {
                top(35, 47, 45, 48, 23, 15);
                usual(Trait.NECKLINE, Choice.Neckline.SCOOP);
            }
            case HOODIE -> {
                top(48, 58, 57, 50, 19, 8);
                sleeve(Choice.Sleeve.LONG, Choice.Cuff.RIB, 62, 9);
                front(Choice.Collar.HOOD, Choice.Closure.NONE, 0);
                usual(Trait.HEM, Choice.Hem.RIB);
                usual(Trait.POCKETS, Choice.Pockets.KANGAROO);
                add(Measure.HOOD_HEIGHT, 34, 0.3);
            }
            case BLAZER -> {
                top(45, 52, 47, 53, 17, 34);
                sleeve(Choice.Sleeve.LONG, Choice.Cuff.PLAIN, 62, 13.5);
                front(Choice.Collar.LAPEL, Choice.Closure.BUTTONS, 2);
                usual(Trait.POCKETS, Choice.Pockets.FLAP);
            }
            case OUTWEAR -> {
                top(48, 58, 56, 58, 18, 8);
                sleeve(Choice.Sleeve.LONG, Choice.Cuff.PLAIN, 63, 13);
                front(Choice.Collar.STAND, Choice.Closure.ZIP, 0);
                usual(Trait.POCKETS, Choice.Pockets.WELT);
            }
            case DRESS -> {
                top(37, 44, 36, 64, 21, 12);
                usual(Trait.NECKLINE, Choice.Neckline.SCOOP);
                usual(Trait.SLEEVE, Choice.Sleeve.NONE);
                usual(Trait.WAIST_SEAM, Choice.WaistSeam.SEAM);
                usual(Trait.FULLNESS, Choice.Fullness.PLAIN);
                usual(Trait.SLIT, Choice.Slit.NONE);
                range(Measure.HEM_WIDTH, 0.35, 1.4);
            }
            case SKIRT -> {
                // a mini is as wide as a midi and half as long
                add(Measure.WAIST_WIDTH, 36, 0.6);
                add(Measure.HIP_WIDTH, 47, 0.6);
                add(Measure.HEM_WIDTH, 54, 0.6);
                range(Measure.WAIST_WIDTH, 0.25, 1.4);
                range(Measure.HIP_WIDTH, 0.3, 1.8);
                range(Measure.HEM_WIDTH, 0.3, 3);
                lengths(Measure.WAIST_WIDTH, 15, 90);
                lengths(Measure.HIP_WIDTH, 16, 110);
                usual(Trait.WAISTBAND, Choice.Waistband.PLAIN);
                usual(Trait.HEM, Choice.Hem.STRAIGHT);
                usual(Trait.FULLNESS, Choice.Fullness.PLAIN);
                usual(Trait.SLIT, Choice.Slit.NONE);
            }
            // a palazzo's hem is as wide as two and a half of a usual one
            case PANTS -> legs(40, 52, 27, 27, 19, 50);
            case SHORTS -> {
                legs(40, 53, 28, 28, 27, 43);
                range(Measure.WAIST_WIDTH, 0.5, 1.5);
                range(Measure.HIP_WIDTH, 0.6, 1.8);
            }
            case SHOES -> {
                add(Measure.OVERALL_HEIGHT, 11.5, 0.5);
                lengths(Measure.OVERALL_HEIGHT, 2, 75);
                usual(Trait.SHAFT, Choice.Shaft.LOW);
                usual(Trait.HEEL, Choice.Heel.FLAT);
                usual(Trait.LACING, Choice.Lacing.LACES);
            }
            case HAT -> {
                add(Measure.OVERALL_HEIGHT, 17, 0.5);
                lengths(Measure.OVERALL_HEIGHT, 4, 60);
                usual(Trait.HEADWEAR, Choice.Headwear.CAP);
            }
            case BAG -> {
                add(Measure.OVERALL_HEIGHT, 58, 0.6);
                add(Measure.HANDLE_DROP, 22, 0.6);
                lengths(Measure.OVERALL_HEIGHT, 3, 150);
                lengths(Measure.HANDLE_DROP, 1, 100);
            }
            case OBJECT -> {
                add(Measure.OVERALL_HEIGHT, 50, 0.9);
                lengths(Measure.OVERALL_HEIGHT, 1, 400);
            }
        }
    }

    private void top(
            double shoulder, double chest, double waist, double hem, double neck, double drop) {
        add(Measure.SHOULDER_WIDTH, shoulder, 0.3);
        add(Measure.CHEST_WIDTH, chest, 0.3);
        add(Measure.WAIST_WIDTH, waist, 0.35);
        add(Measure.HEM_WIDTH, hem, 0.4);
        add(Measure.NECK_WIDTH, neck, 0.35);
        add(Measure.NECK_DROP, drop, 0.45);
        // off the shoulder, and from a boat neck to a deep V
        lengths(Measure.NECK_WIDTH, 5, 60);
        lengths(Measure.NECK_DROP, 1, Math.max(drop * 2, 32));
        usual(Trait.NECKLINE, Choice.Neckline.CREW);
        usual(Trait.COLLAR, Choice.Collar.NONE);
        usual(Trait.CLOSURE, Choice.Closure.NONE);
        usual(Trait.SLEEVE, Choice.Sleeve.NONE);
        usual(Trait.SLEEVE_SHAPE, Choice.SleeveShape.REGULAR);
        usual(Trait.HEM, Choice.Hem.STRAIGHT);
        usual(Trait.POCKETS, Choice.Pockets.NONE);
        usual(Trait.WAIST_SEAM, Choice.WaistSeam.NONE);
    }

    private void sleeve(Choice.Sleeve sleeve, Choice.Cuff cuff, double length, double width) {
        usual(Trait.SLEEVE, sleeve);
        usual(Trait.CUFF, cuff);
        add(Measure.SLEEVE_LENGTH, length, 0.3);
        add(Measure.CUFF_WIDTH, width, 0.35);
        if (sleeve == Choice.Sleeve.LONG) {
            // a bell's
            lengths(Measure.CUFF_WIDTH, 4, BELL);
        }
    }

    private void front(Choice.Collar collar, Choice.Closure closure, int count) {
        usual(Trait.COLLAR, collar);
        usual(Trait.CLOSURE, closure);
        buttons = count;
        if (collar != Choice.Collar.HOOD) {
            double neck = Objects.requireNonNull(proportions.get(Measure.NECK_WIDTH)).ratio();
            ranges.put(
                    Measure.NECK_WIDTH,
                    new Range(neck * (1 - UNDER_A_COLLAR), neck * (1 + UNDER_A_COLLAR)));
        }
    }

    private void legs(
            double waist, double hip, double rise, double thigh, double opening, double widest) {
        add(Measure.WAIST_WIDTH, waist, 0.3);
        add(Measure.HIP_WIDTH, hip, 0.3);
        add(Measure.FRONT_RISE, rise, 0.3);
        add(Measure.INSEAM, length - rise, 0.3);
        add(Measure.THIGH_WIDTH, thigh, 0.35);
        add(Measure.LEG_OPENING, opening, 0.6);
        range(Measure.LEG_OPENING, opening * 0.4 / length, widest / length);
        lengths(Measure.LEG_OPENING, 5, 65);
        usual(Trait.WAISTBAND, Choice.Waistband.JEANS);
        usual(Trait.FLY, Choice.Fly.ZIP);
        usual(Trait.POCKETS, Choice.Pockets.SLANT);
    }

    private void add(Measure measure, double centimetres, double spread) {
        double ratio = centimetres / length;
        proportions.put(measure, new Proportion(ratio, ratio * OPEN, Origin.USUAL));
        range(measure, ratio * (1 - spread), ratio * (1 + spread));
    }

    private void range(Measure measure, double least, double most) {
        ranges.put(measure, new Range(least, most));
        lengths.put(measure, around(least * length, most * length));
    }

    /** Where cuts differ more than the ranges say. */
    private void lengths(Measure measure, double least, double most) {
        lengths.put(measure, new Believable(least, most));
    }

    private void usual(Trait trait, Choice choice) {
        traits.put(trait, new Chosen(choice, Origin.USUAL, 0.5));
    }
}
