package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.GarmentGroup;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.raster.Box;
import io.techpack.imaging.shape.Anatomy;
import io.techpack.imaging.shape.Landmark;
import io.techpack.imaging.shape.Landmarks;
import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a specification from a photo. What was measured is judged by what a garment of the class
 * can be; what is not believed, or was not found, is as usual for the class, and goes along with
 * what was. Confined to one thread.
 */
public final class SpecReader {

    /** A sleeve shorter than this share of the body is short. */
    private static final double SHORT_SLEEVE = 0.6;

    private static final double LEAST_CONFIDENCE = 0.2;

    private final Anatomy anatomy;
    private final Landmarks landmarks;
    private final GarmentClass kind;
    private FlatSpec spec;

    private SpecReader(Anatomy anatomy) {
        this.anatomy = anatomy;
        landmarks = anatomy.drawnLandmarks();
        kind = anatomy.kind();
        spec = UsualSpec.of(kind);
    }

    /**
     * Reads the spec, of the usual size; about 10 ms.
     *
     * @param side from where the photo was taken; from the side nothing is measured
     */
    public static FlatSpec read(Anatomy anatomy, ViewSide side) {
        SpecReader reader = new SpecReader(anatomy);
        if (side == ViewSide.SIDE && anatomy.kind().isSymmetric()) {
            return reader.spec;
        }
        reader.outlined();
        if (side == ViewSide.FRONT) {
            reader.front();
        }
        return reader.spec;
    }

    /** What the outline alone tells, whatever lies inside of it. */
    public static FlatSpec outline(Anatomy anatomy) {
        SpecReader reader = new SpecReader(anatomy);
        reader.outlined();
        return reader.spec;
    }

    private void outlined() {
        kinds();
        proportions();
    }

    /** A measure's ratio to the base measure, as usual for the kind. */
    public static double usualRatio(GarmentClass kind, Measure measure) {
        return UsualSpec.ratio(kind, measure);
    }

    /** The measure that the class's ratios refer to. */
    public static Measure base(GarmentClass kind) {
        return UsualSpec.of(kind).base();
    }

    /** What decides which measures there are: sleeves, and the kind of hat. */
    private void kinds() {
        if (kind == GarmentClass.HAT) {
            spec = spec.with(Trait.HEADWEAR, new Chosen(headwear(), Origin.SEEN, 0.6));
        }
        heads();
        double length = landmarks.length(spec.base());
        double sleeve = landmarks.length(Measure.SLEEVE_LENGTH);
        if (!kind.hangsFromShoulders() || length == 0 || sleeve == 0 || !landmarks.sleeves()) {
            return;
        }
        double ratio = sleeve / length;
        switch (kind) {
            case SHIRT, POLO, LONGSLEEVE, T_SHIRT -> {
                boolean isShort = ratio < SHORT_SLEEVE && kind != GarmentClass.LONGSLEEVE;
                boolean isLong = ratio >= SHORT_SLEEVE && kind != GarmentClass.T_SHIRT;
                if (isShort || isLong) {
                    sleeve(isShort, kind == GarmentClass.SHIRT || kind == GarmentClass.T_SHIRT);
                }
            }
            case DRESS -> sleeve(ratio < 0.42, true);
            case HOODIE, BLAZER, OUTWEAR, UNDERSHIRT -> {}
            case SKIRT, PANTS, SHORTS, SHOES, HAT, BAG, OBJECT -> {}
        }
    }

    /** What rises above the shoulders: the hood of a jacket, the roll of a sweater. */
    private void heads() {
        Box box = anatomy.traced().box();
        if (kind == GarmentClass.OUTWEAR) {
            landmarks
                    .point(Landmark.SHOULDER_POINT_LEFT)
                    .filter(neck -> neck.y() - box.top() > box.height() * 0.12)
                    .filter(neck -> isAsWideAsAHood((box.top() + neck.y()) / 2))
                    .ifPresent(neck -> {
                        spec =
                                spec.with(
                                        Trait.COLLAR,
                                        new Chosen(Choice.Collar.HOOD, Origin.SEEN, 0.7));
                        double ratio = 34 / spec.baseCentimetres();
                        spec =
                                spec.with(
                                        Measure.HOOD_HEIGHT,
                                        new Proportion(ratio, ratio * 0.15, Origin.USUAL));
                    });
        }
        if (kind == GarmentClass.LONGSLEEVE && rolls(box)) {
            spec =
                    spec.with(
                            Trait.NECKLINE,
                            new Chosen(Choice.Neckline.TURTLENECK, Origin.SEEN, 0.6));
        }
    }

    /**
     * A collar and the lapels below it, or a hanger, are narrower: 17 to 20 cm of a chest of 54.
     */
    private boolean isAsWideAsAHood(double row) {
        return run(row) > landmarks.length(Measure.CHEST_WIDTH) * 0.42;
    }

    /** A narrow neck goes straight up before the shoulders begin. */
    private boolean rolls(Box box) {
        double chest = landmarks.length(Measure.CHEST_WIDTH);
        int top = run(box.top() + box.height() * 0.02);
        int below = run(box.top() + box.height() * 0.07);
        return top > chest * 0.15
                && top < chest * 0.42
                && below < chest * 0.46
                && Math.abs(below - top) < chest * 0.12;
    }

    private int run(double row) {
        return anatomy.traced().run(row, anatomy.traced().centreX()).map(Span::length).orElse(0);
    }

    private void sleeve(boolean isShort, boolean plain) {
        FlatSpec usual = UsualSpec.of(isShort ? GarmentClass.T_SHIRT : GarmentClass.SHIRT);
        double chest = spec.cm(Measure.CHEST_WIDTH) / usual.cm(Measure.CHEST_WIDTH);
        boolean same = spec.has(Trait.SLEEVE, isShort ? Choice.Sleeve.SHORT : Choice.Sleeve.LONG);
        spec =
                spec.with(
                        Trait.SLEEVE,
                        new Chosen(
                                isShort ? Choice.Sleeve.SHORT : Choice.Sleeve.LONG,
                                Origin.SEEN,
                                0.8));
        if (same) {
            return;
        }
        for (Measure measure : new Measure[] {Measure.SLEEVE_LENGTH, Measure.CUFF_WIDTH}) {
            double ratio = usual.cm(measure) * chest / spec.baseCentimetres();
            spec = spec.with(measure, new Proportion(ratio, ratio * 0.15, Origin.USUAL));
        }
        Choice.Cuff cuff =
                !plain && !isShort
                        ? Choice.Cuff.RIB
                        : kind == GarmentClass.SHIRT && !isShort
                                ? Choice.Cuff.BUTTONED
                                : Choice.Cuff.PLAIN;
        spec = spec.with(Trait.CUFF, new Chosen(cuff, Origin.USUAL, 0.5));
    }

    private Choice.Headwear headwear() {
        Box box = anatomy.traced().box();
        double ratio = box.height() / (double) box.width();
        int low = width(box.top() + box.height() * 0.88);
        int middle = width(box.top() + box.height() * 0.45);
        if (ratio < 0.75 && low > middle * 1.35) {
            return Choice.Headwear.BRIMMED;
        }
        return ratio > 0.8 ? Choice.Headwear.BEANIE : Choice.Headwear.CAP;
    }

    private int width(double row) {
        return anatomy.traced().extent(row).map(Span::length).orElse(0);
    }

    private void proportions() {
        double base = landmarks.length(spec.base());
        if (base == 0) {
            return;
        }
        spec = spec.with(spec.base(), new Proportion(1, 0.1, Origin.MEASURED));
        Map<Measure, UsualSpec.Range> ranges = UsualSpec.ranges(kind);
        Optional<Double> led = size(base, ranges);
        double size = led.orElse(1.0);
        for (Measure measure : Measure.values()) {
            if (measure == spec.base() || !spec.proportions().containsKey(measure)) {
                continue;
            }
            Proportion usual = spec.proportion(measure);
            double across = measure == Measure.NECK_DROP || isUpright(measure) ? 1 : size;
            Proportion proportion =
                    measured(measure, base, ranges)
                            .filter(_ -> led.isPresent() || !isOfTheBody(measure))
                            .map(ratio -> new Proportion(ratio, ratio * 0.06, Origin.MEASURED))
                            .orElseGet(() ->
                                    new Proportion(
                                            usual.ratio() * across,
                                            usual.tolerance(),
                                            Origin.USUAL));
            spec = spec.with(measure, proportion);
        }
        spec = BelievableShape.of(spec);
    }

    /**
     * How wide it is against a usual one, by the surest width that was measured; empty where none
     * was, or where the other widths would not be believed at that size.
     */
    private Optional<Double> size(double base, Map<Measure, UsualSpec.Range> ranges) {
        BodySize body = new BodySize(kind, ranges, shownAtTheChest() / base);
        for (Measure leader :
                List.of(Measure.CHEST_WIDTH, Measure.WAIST_WIDTH, Measure.HEM_WIDTH)) {
            Optional<Double> ratio = measured(leader, base, ranges);
            if (ratio.isPresent() && !(leader == Measure.HEM_WIDTH && isFlared())) {
                return body.by(leader, ratio.get());
            }
        }
        return Optional.empty();
    }

    /** With all that lies beside the body there. */
    private double shownAtTheChest() {
        return landmarks
                .point(Landmark.ARMPIT_LEFT)
                .flatMap(pit -> anatomy.drawn().run(pit.y(), anatomy.drawn().centreX()))
                .map(Span::length)
                .orElse(0);
    }

    /** Of a garment of which no size is believed, no width of the body is. */
    private boolean isOfTheBody(Measure measure) {
        return kind.hangsFromShoulders()
                && switch (measure) {
                    case CHEST_WIDTH, WAIST_WIDTH -> true;
                    case HEM_WIDTH -> !isFlared();
                    default -> false;
                };
    }

    private boolean isFlared() {
        return kind == GarmentClass.DRESS || kind == GarmentClass.SKIRT;
    }

    private static boolean isUpright(Measure measure) {
        return switch (measure) {
            case SLEEVE_LENGTH, FRONT_RISE, INSEAM, OVERALL_HEIGHT, HOOD_HEIGHT, HANDLE_DROP ->
                    true;
            default -> false;
        };
    }

    /** Empty where it was not found, or is not believed. */
    private Optional<Double> measured(
            Measure measure, double base, Map<Measure, UsualSpec.Range> ranges) {
        if (!spec.proportions().containsKey(measure) || isGuessed(measure)) {
            return Optional.empty();
        }
        UsualSpec.Range range = ranges.get(measure);
        return landmarks
                .measured(measure)
                .filter(found -> found.confidence() >= LEAST_CONFIDENCE)
                .map(found -> found.length() / base)
                .filter(ratio ->
                        measure == Measure.SLEEVE_LENGTH
                                ? ratio > 0.12 && ratio < 1.2
                                : range == null
                                        ? isNearTheUsual(measure, ratio)
                                        : range.holds(ratio));
    }

    /** Of what the class usually has not, such as a dress's sleeves. */
    private boolean isNearTheUsual(Measure measure, double ratio) {
        double usual = spec.proportion(measure).ratio();
        return ratio > usual * 0.4 && ratio < usual * 1.6;
    }

    /**
     * What the outline alone does not tell: where the shoulder ends on a sleeve that is set in, the
     * front's neck drop, and all that lies under a sleeve.
     */
    private boolean isGuessed(Measure measure) {
        boolean sleeved = spec.proportions().containsKey(Measure.SLEEVE_LENGTH);
        boolean parted = landmarks.sleeves() || !sleeved;
        return switch (measure) {
            case SHOULDER_WIDTH, NECK_DROP, HOOD_HEIGHT -> true;
            case CHEST_WIDTH -> kind.hangsFromShoulders() && (!parted || holdsSleeves());
            case WAIST_WIDTH -> kind.hangsFromShoulders() && !parted;
            case SLEEVE_LENGTH, CUFF_WIDTH -> !landmarks.sleeves();
            case HANDLE_DROP -> true;
            default -> false;
        };
    }

    /** A chest much wider than the body below it has part of the sleeves in it. */
    private boolean holdsSleeves() {
        double waist = landmarks.length(Measure.WAIST_WIDTH);
        return kind != GarmentClass.DRESS
                && waist > 0
                && landmarks.length(Measure.CHEST_WIDTH) > waist * 1.2;
    }

    private void front() {
        if (!kind.hangsFromShoulders()) {
            return;
        }
        FrontEdges edges = new FrontEdges(anatomy);
        if (kind.group() == GarmentGroup.TOPS || kind.group() == GarmentGroup.DRESSES) {
            neckline();
        }
        closure(edges);
    }

    private void neckline() {
        if (!spec.has(Trait.COLLAR, Choice.Collar.NONE)) {
            return;
        }
        double base = landmarks.length(spec.base());
        UsualSpec.Range range = UsualSpec.ranges(kind).get(Measure.NECK_DROP);
        if (spec.has(Trait.NECKLINE, Choice.Neckline.TURTLENECK)) {
            return;
        }
        if (range == null || base == 0) {
            return;
        }
        FrontNeck.find(anatomy, range.least() * 0.9, range.most() * 1.15)
                .ifPresent(neck -> {
                    double ratio = neck.drop() / base;
                    spec =
                            spec.with(
                                    Measure.NECK_DROP,
                                    new Proportion(ratio, ratio * 0.15, Origin.MEASURED));
                    spec =
                            spec.with(
                                    Trait.NECKLINE,
                                    new Chosen(neck.shape(), Origin.SEEN, neck.confidence()));
                });
    }

    private void closure(FrontEdges edges) {
        double confidence = edges.centreLine();
        Choice.Closure seen =
                switch (kind) {
                    case HOODIE, OUTWEAR -> Choice.Closure.ZIP;
                    case SHIRT, BLAZER -> Choice.Closure.BUTTONS;
                    // a crease down the middle looks the same; these seldom open
                    default -> Choice.Closure.NONE;
                };
        if (seen == Choice.Closure.NONE || confidence < 0.5) {
            return;
        }
        spec = spec.with(Trait.CLOSURE, new Chosen(seen, Origin.SEEN, confidence));
    }
}
