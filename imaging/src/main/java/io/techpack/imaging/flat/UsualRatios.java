package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatSpec.Believable;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the measures of one garment go together: what is usual for its class and makes, and how far
 * cuts stray from that. Widths of the body itself follow one wearer, so that two of them seldom
 * stray to both ends at once: how far they do adds up as independent errors do. Lengths are cut as
 * one likes, and so are the ends of a garment, which swing or are gathered by a rib or an elastic.
 * Immutable.
 */
final class UsualRatios {

    private static final Set<Measure> WIDTHS =
            EnumSet.of(
                    Measure.SHOULDER_WIDTH,
                    Measure.NECK_WIDTH,
                    Measure.CHEST_WIDTH,
                    Measure.WAIST_WIDTH,
                    Measure.HIP_WIDTH,
                    Measure.THIGH_WIDTH);

    /** These tell nothing of one another, only of the garment that they are on. */
    private static final Set<Measure> DETAILS =
            EnumSet.of(
                    Measure.NECK_WIDTH,
                    Measure.NECK_DROP,
                    Measure.SLEEVE_LENGTH,
                    Measure.CUFF_WIDTH,
                    Measure.HOOD_HEIGHT,
                    Measure.HANDLE_DROP,
                    Measure.LEG_OPENING);

    /** Makes that bring other lengths, in the order in which they are said. */
    private static final List<Trait> MAKES =
            List.of(Trait.SLEEVE, Trait.NECKLINE, Trait.COLLAR, Trait.SHAFT, Trait.HEEL);

    /** Lengths are cut, and told, more freely than the table knows, as a share. */
    private static final double LENGTHS_STRAY = 1.1;

    private final GarmentClass kind;
    private final FlatSpec usual;
    private final Map<Measure, UsualSpec.Range> cuts = new EnumMap<>(Measure.class);

    private UsualRatios(FlatSpec spec) {
        kind = spec.kind();
        usual = asMade(spec);
        usual.proportions().keySet().forEach(measure -> cuts.put(measure, cut(measure, spec)));
    }

    /** A rib and a button keep a sleeve's end narrow, unless it is flared. */
    private UsualSpec.Range cut(Measure measure, FlatSpec spec) {
        if (measure != Measure.CUFF_WIDTH) {
            return UsualSpec.cut(kind, measure);
        }
        boolean flared = spec.has(Trait.SLEEVE_SHAPE, Choice.SleeveShape.BELL);
        boolean open = spec.has(Trait.CUFF, Choice.Cuff.PLAIN) && usual.sleeve().isPastElbow();
        return flared || open ? UsualSpec.openCuff(usual.cm(measure)) : UsualSpec.anotherCut();
    }

    static UsualRatios of(FlatSpec spec) {
        return new UsualRatios(spec);
    }

    /** The class's usual garment of the spec's makes. */
    private static FlatSpec asMade(FlatSpec spec) {
        FlatSpec made = UsualSpec.of(spec.kind());
        for (Trait trait : MAKES) {
            Optional<Chosen> chosen = spec.trait(trait);
            if (chosen.isPresent() && !made.has(trait, chosen.get().choice())) {
                made = made.stating(trait, chosen.get().choice());
            }
        }
        return made;
    }

    /**
     * How long the one may be beside the other, whatever the size; empty where they say nothing of
     * each other. How long a leg is inside is told by the sum of rise and inseam.
     */
    Optional<Believable> beside(Measure one, Measure other, double otherCentimetres) {
        UsualSpec.Range cut = cuts.get(one);
        UsualSpec.Range otherCut = cuts.get(other);
        boolean silent =
                kind == GarmentClass.OBJECT
                        || one == Measure.INSEAM
                        || other == Measure.INSEAM
                        || DETAILS.contains(one) && DETAILS.contains(other);
        if (silent || cut == null || otherCut == null) {
            return Optional.empty();
        }
        double ratio = usual.cm(one) / usual.cm(other) * otherCentimetres;
        boolean together = isOfTheBody(one) && isOfTheBody(other);
        double down = stray(1 / cut.least(), otherCut.most(), together);
        double up = stray(cut.most(), 1 / otherCut.least(), together);
        return Optional.of(new Believable(ratio / down, ratio * up));
    }

    /** A waistband is told as wide as its elastic leaves it. */
    private boolean isOfTheBody(Measure measure) {
        boolean band =
                measure == Measure.WAIST_WIDTH
                        && switch (kind.group()) {
                            case TROUSERS, SHORTS, SKIRTS -> true;
                            case TOPS, DRESSES, OUTERWEAR, SHOES, HATS, BAGS, OBJECTS -> false;
                        };
        return WIDTHS.contains(measure) && !band;
    }

    private static double stray(double one, double other, boolean together) {
        return together
                ? Math.exp(Math.hypot(Math.log(one), Math.log(other)))
                : one * other * LENGTHS_STRAY;
    }

    /** How long it may be of its make, in any size; empty where the garment has none. */
    Optional<Believable> inAllSizes(Measure measure) {
        return Optional.ofNullable(cuts.get(measure))
                .map(cut -> UsualSpec.inAllSizes(usual.cm(measure), cut));
    }

    static boolean isDetail(Measure measure) {
        return DETAILS.contains(measure);
    }
}
