package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;

/**
 * What follows for the lengths from a make that a person stated, and for the sleeve's make from its
 * length. What a person said in centimetres stays; what was measured of another make goes.
 */
final class StatedMake {

    /** Up to which share of a long sleeve another one is a cap, short, or of three quarters. */
    private static final double CAP = 0.24;

    private static final double SHORT = 0.55;
    private static final double THREE_QUARTER = 0.87;

    private static final Choice.Collar NO_COLLAR = Choice.Collar.NONE;

    /** Share of a usual ratio that is left open. */
    private static final double OPEN = 0.15;

    private final GarmentClass kind;
    private final FlatSpec before;
    private FlatSpec spec;

    private StatedMake(FlatSpec spec) {
        before = spec;
        this.spec = spec;
        kind = spec.kind();
    }

    static FlatSpec of(FlatSpec spec, Trait trait, Choice choice) {
        StatedMake make = new StatedMake(spec);
        make.spec = spec.with(trait, new Chosen(choice, Origin.STATED, 1));
        switch (choice) {
            case Choice.Sleeve sleeve -> make.sleeve(sleeve);
            case Choice.SleeveShape shape -> make.sleeveShape(shape);
            case Choice.Neckline neckline -> make.neckline(neckline);
            case Choice.Collar collar -> make.collar(collar);
            case Choice.Fullness fullness -> make.full(fullness.isFull() ? 1.3 : 0);
            case Choice.WaistSeam seam -> make.full(seam == Choice.WaistSeam.PEPLUM ? 1.14 : 0);
            case Choice.Shaft shaft -> make.shoe(shaft, make.heel());
            case Choice.Heel heel -> make.shoe(make.shaft(), heel);
            default -> {}
        }
        return make.spec;
    }

    /** A sleeve of that length, unless a person said that there is none. */
    static FlatSpec ofSleeve(FlatSpec spec, double centimetres) {
        boolean denied =
                spec.trait(Trait.SLEEVE)
                        .filter(chosen -> chosen.origin() == Origin.STATED)
                        .filter(chosen -> !((Choice.Sleeve) chosen.choice()).covers())
                        .isPresent();
        if (denied || !spec.traits().containsKey(Trait.SLEEVE)) {
            return spec;
        }
        Choice.Sleeve meant = soLong(spec, centimetres);
        FlatSpec made = meant == spec.sleeve() ? spec : of(spec, Trait.SLEEVE, meant);
        return made.with(
                Measure.SLEEVE_LENGTH,
                new Proportion(centimetres / made.baseCentimetres(), 0, Origin.STATED));
    }

    /** The make of a sleeve that is so long. */
    private static Choice.Sleeve soLong(FlatSpec spec, double centimetres) {
        double share = centimetres / longSleeve(spec);
        return share < CAP
                ? Choice.Sleeve.CAP
                : share < SHORT
                        ? Choice.Sleeve.SHORT
                        : share < THREE_QUARTER ? Choice.Sleeve.THREE_QUARTER : Choice.Sleeve.LONG;
    }

    /** How long a long sleeve of a garment of that size usually is, in centimetres. */
    static double longSleeve(FlatSpec spec) {
        FlatSpec usual = UsualSpec.of(spec.kind());
        double own = usual.sleeve() == Choice.Sleeve.LONG ? usual.cm(Measure.SLEEVE_LENGTH) : 61;
        return own * size(spec);
    }

    /** How large it is against the usual one of its class, by its chest. */
    private static double size(FlatSpec spec) {
        return spec.centimetres(Measure.CHEST_WIDTH)
                .map(chest -> chest / UsualSpec.of(spec.kind()).cm(Measure.CHEST_WIDTH))
                .map(factor -> Math.clamp(factor, 0.4, 1.25))
                .orElse(1.0);
    }

    private void sleeve(Choice.Sleeve sleeve) {
        if (sleeve == before.sleeve()) {
            return;
        }
        if (!sleeve.covers()) {
            spec = spec.without(Measure.SLEEVE_LENGTH).without(Measure.CUFF_WIDTH);
            spec = spec.without(Trait.CUFF);
            shape(Choice.SleeveShape.REGULAR);
            if (sleeve == Choice.Sleeve.STRAP) {
                straps();
            }
            return;
        }
        if (!SleeveShapes.goesWith(shape(), sleeve)) {
            shape(Choice.SleeveShape.REGULAR);
        }
        double length =
                switch (sleeve) {
                    case CAP -> 0.15;
                    case SHORT -> 0.345;
                    case THREE_QUARTER -> 0.72;
                    case NONE, STRAP, LONG -> 1;
                };
        // a length of another make was said before this one was
        boolean said =
                before.isStated(Measure.SLEEVE_LENGTH)
                        && soLong(before, before.cm(Measure.SLEEVE_LENGTH)) == sleeve;
        if (!said) {
            usual(Measure.SLEEVE_LENGTH, length * longSleeve(before));
        }
        end(sleeve);
    }

    /** How wide a sleeve of that length is at its end, and what finishes it. */
    private void end(Choice.Sleeve sleeve) {
        if (!before.isStated(Measure.CUFF_WIDTH)) {
            double width = cuffWidth(sleeve) * SleeveShapes.endWidth(shape(), sleeve);
            usual(Measure.CUFF_WIDTH, width * size(before));
        }
        cuff(sleeve);
    }

    /**
     * Sleeves of a shape are there, of the length that is usual for it where none was known; what
     * was measured at the end of another shape goes.
     */
    private void sleeveShape(Choice.SleeveShape shape) {
        Choice.Sleeve present = before.sleeve();
        if (!present.covers() && shape != Choice.SleeveShape.REGULAR
                || !SleeveShapes.goesWith(shape, present)) {
            Choice.Sleeve usual = SleeveShapes.usualLength(shape);
            spec = spec.with(Trait.SLEEVE, new Chosen(usual, Origin.USUAL, 0.5));
            sleeve(usual);
        } else if (present.covers() && SleeveShapes.endsOtherwise(shape, before.sleeveShape())) {
            end(present);
        }
    }

    private Choice.SleeveShape shape() {
        return spec.trait(Trait.SLEEVE_SHAPE)
                .map(chosen -> (Choice.SleeveShape) chosen.choice())
                .orElse(Choice.SleeveShape.REGULAR);
    }

    private void shape(Choice.SleeveShape shape) {
        if (shape() != shape) {
            spec = spec.with(Trait.SLEEVE_SHAPE, new Chosen(shape, Origin.USUAL, 0.5));
        }
    }

    /** Of the class's own usual size. */
    private double cuffWidth(Choice.Sleeve sleeve) {
        FlatSpec usual = UsualSpec.of(kind);
        if (usual.sleeve() == sleeve) {
            return usual.cm(Measure.CUFF_WIDTH);
        }
        double slim = kind == GarmentClass.DRESS || kind == GarmentClass.UNDERSHIRT ? 0.85 : 1;
        return slim
                * switch (sleeve) {
                    case CAP -> 20;
                    case SHORT -> 18;
                    case THREE_QUARTER -> 14.5;
                    case NONE, STRAP, LONG -> 11;
                };
    }

    /** A sleeve of another length has the cuff that is usual there, unless a person said one. */
    private void cuff(Choice.Sleeve sleeve) {
        if (isStated(Trait.CUFF)) {
            return;
        }
        FlatSpec usual = UsualSpec.of(kind);
        boolean knit = kind == GarmentClass.T_SHIRT || kind == GarmentClass.LONGSLEEVE;
        Choice.Cuff cuff =
                shape() == Choice.SleeveShape.BELL
                        ? Choice.Cuff.PLAIN
                        : usual.sleeve() == sleeve
                                ? usual.trait(Trait.CUFF)
                                        .map(chosen -> (Choice.Cuff) chosen.choice())
                                        .orElse(Choice.Cuff.PLAIN)
                                : sleeve == Choice.Sleeve.LONG && knit
                                        ? Choice.Cuff.RIB
                                        : Choice.Cuff.PLAIN;
        spec = spec.with(Trait.CUFF, new Chosen(cuff, Origin.USUAL, 0.5));
    }

    private void straps() {
        double neck = before.cm(Measure.CHEST_WIDTH) * 0.52;
        if (!before.isStated(Measure.NECK_WIDTH)) {
            usual(Measure.NECK_WIDTH, neck);
        }
        if (!before.isStated(Measure.SHOULDER_WIDTH)) {
            usual(Measure.SHOULDER_WIDTH, spec.cm(Measure.NECK_WIDTH) + 5);
        }
        if (!before.isStated(Measure.NECK_DROP)) {
            usual(Measure.NECK_DROP, Math.max(17 * size(before), before.cm(Measure.NECK_DROP)));
        }
    }

    /**
     * A neck of another shape is not as deep and wide as the one that was read, and has no folded
     * or standing collar; under a hood or between lapels it stays.
     */
    private void neckline(Choice.Neckline neckline) {
        boolean bare = bare();
        if (before.has(Trait.NECKLINE, neckline) && !bare) {
            return;
        }
        double size = size(before);
        FlatSpec own = UsualSpec.of(kind);
        boolean same = !bare && own.has(Trait.NECKLINE, neckline);
        double drop =
                same
                        ? own.cm(Measure.NECK_DROP)
                        : switch (neckline) {
                            case CREW -> 8.5;
                            case V -> 17;
                            case SCOOP -> 14;
                            case BOAT -> 5;
                            case SQUARE -> 13;
                            case SWEETHEART -> 17;
                            case TURTLENECK -> 7;
                        };
        double width =
                same
                        ? own.cm(Measure.NECK_WIDTH)
                        : switch (neckline) {
                            case CREW, V, TURTLENECK -> 18;
                            case SCOOP -> 21;
                            case SQUARE, SWEETHEART -> 22;
                            case BOAT -> 27;
                        };
        neckDrop(drop * size);
        if (bare || !keepsItsWidth(neckline)) {
            neckWidth(width * size);
        }
    }

    /** Takes the collar away that a neckline without one rules out, and the placket with it. */
    private boolean bare() {
        boolean collared = isCollared();
        if (collared) {
            spec = spec.with(Trait.COLLAR, new Chosen(NO_COLLAR, Origin.USUAL, 0.5));
            if (before.has(Trait.CLOSURE, Choice.Closure.PLACKET) && !isStated(Trait.CLOSURE)) {
                closure(Choice.Closure.NONE);
                spec = spec.withButtons(0);
            }
        }
        return collared;
    }

    private boolean isCollared() {
        return before.trait(Trait.COLLAR)
                .map(chosen -> (Choice.Collar) chosen.choice())
                .filter(Choice.Collar::isAroundTheNeck)
                .isPresent();
    }

    private void neckDrop(double drop) {
        if (!before.isStated(Measure.NECK_DROP)) {
            usual(Measure.NECK_DROP, drop);
        }
    }

    private void neckWidth(double width) {
        if (!before.isStated(Measure.NECK_WIDTH)) {
            double most = before.cm(Measure.SHOULDER_WIDTH) - 5;
            usual(Measure.NECK_WIDTH, Math.min(width, most));
        }
    }

    /** Whether how wide the neck was seen to be holds with that neckline, too. */
    private boolean keepsItsWidth(Choice.Neckline neckline) {
        return before.isMeasured(Measure.NECK_WIDTH)
                && isNarrow(neckline)
                && before.trait(Trait.NECKLINE)
                        .map(chosen -> (Choice.Neckline) chosen.choice())
                        .filter(StatedMake::isNarrow)
                        .isPresent();
    }

    /** These differ in depth alone. */
    private static boolean isNarrow(Choice.Neckline neckline) {
        return switch (neckline) {
            case CREW, V, TURTLENECK -> true;
            case SCOOP, BOAT, SQUARE, SWEETHEART -> false;
        };
    }

    private void collar(Choice.Collar collar) {
        if (collar == Choice.Collar.HOOD) {
            if (!spec.proportions().containsKey(Measure.HOOD_HEIGHT)) {
                usual(Measure.HOOD_HEIGHT, 34 * size(before));
            }
        } else if (spec.proportions().containsKey(Measure.HOOD_HEIGHT)) {
            spec = spec.without(Measure.HOOD_HEIGHT);
        }
        boolean lapels = before.has(Trait.COLLAR, Choice.Collar.LAPEL);
        if (lapels && collar == NO_COLLAR) {
            spec = spec.with(Trait.NECKLINE, new Chosen(Choice.Neckline.V, Origin.USUAL, 0.5));
        } else if (lapels && collar != Choice.Collar.LAPEL && !before.isStated(Measure.NECK_DROP)) {
            usual(Measure.NECK_DROP, 9 * size(before));
        }
        if (collar.isAroundTheNeck()) {
            around(collar);
        }
    }

    /**
     * Such a collar goes around the neck itself, whatever edge was there, and opens to be put on.
     */
    private void around(Choice.Collar collar) {
        if (!isCollared()) {
            spec = spec.with(Trait.NECKLINE, new Chosen(Choice.Neckline.CREW, Origin.USUAL, 0.5));
            double width = collar == Choice.Collar.STAND ? 18 : 16.5;
            neckDrop(8 * size(before));
            neckWidth(width * size(before));
        }
        if (before.has(Trait.CLOSURE, Choice.Closure.NONE) && !isStated(Trait.CLOSURE)) {
            switch (collar) {
                case POLO -> closure(Choice.Closure.PLACKET);
                case SHIRT ->
                        closure(
                                kind == GarmentClass.DRESS || kind == GarmentClass.SHIRT
                                        ? Choice.Closure.BUTTONS
                                        : Choice.Closure.PLACKET);
                case NONE, STAND, PETER_PAN, LAPEL, HOOD -> {}
            }
        }
    }

    /** What is gathered or pleated is wider at its hem than above, by that factor at least. */
    private void full(double factor) {
        Measure above =
                spec.proportions().containsKey(Measure.HIP_WIDTH)
                        ? Measure.HIP_WIDTH
                        : Measure.CHEST_WIDTH;
        double least = factor * spec.centimetres(above).orElse(0.0);
        boolean narrow = spec.centimetres(Measure.HEM_WIDTH).filter(hem -> hem < least).isPresent();
        if (narrow && !before.isStated(Measure.HEM_WIDTH)) {
            usual(Measure.HEM_WIDTH, least);
        }
    }

    private Choice.Shaft shaft() {
        return before.trait(Trait.SHAFT)
                .map(chosen -> (Choice.Shaft) chosen.choice())
                .orElse(Choice.Shaft.LOW);
    }

    private Choice.Heel heel() {
        return before.trait(Trait.HEEL)
                .map(chosen -> (Choice.Heel) chosen.choice())
                .orElse(Choice.Heel.FLAT);
    }

    /** A boot is as high as its shaft and its heel make it; one to the knee is pulled on. */
    private void shoe(Choice.Shaft shaft, Choice.Heel heel) {
        boolean other = shaft != shaft() || heel != heel();
        if (other && !before.isStated(Measure.OVERALL_HEIGHT)) {
            double usualLength = UsualSpec.of(kind).baseCentimetres();
            usual(
                    Measure.OVERALL_HEIGHT,
                    ShoeSizes.height(shaft, heel) * before.baseCentimetres() / usualLength);
        }
        if (shaft == Choice.Shaft.KNEE && !isStated(Trait.LACING)) {
            spec = spec.with(Trait.LACING, new Chosen(Choice.Lacing.NONE, Origin.USUAL, 0.5));
        }
    }

    private void closure(Choice.Closure closure) {
        spec = spec.with(Trait.CLOSURE, new Chosen(closure, Origin.USUAL, 0.5));
    }

    private boolean isStated(Trait trait) {
        return before.trait(trait).filter(chosen -> chosen.origin() == Origin.STATED).isPresent();
    }

    private void usual(Measure measure, double centimetres) {
        double ratio = centimetres / spec.baseCentimetres();
        spec = spec.with(measure, new Proportion(ratio, ratio * OPEN, Origin.USUAL));
    }
}
