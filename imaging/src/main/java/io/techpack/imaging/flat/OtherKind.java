package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A specification after a person said that the product is of another kind: what was stated stays
 * where the kind has it, what the picture told where it does not speak against the kind; all else
 * is usual for it. A polo has a polo collar, whatever was seen at the neck of a T-shirt.
 */
final class OtherKind {

    /** By these the kinds differ: the kind that a person says tells more than the picture did. */
    private static final Set<Trait> OF_THE_KIND =
            EnumSet.of(
                    Trait.NECKLINE,
                    Trait.COLLAR,
                    Trait.CLOSURE,
                    Trait.SLEEVE,
                    Trait.SLEEVE_SHAPE,
                    Trait.WAISTBAND,
                    Trait.FLY,
                    Trait.WAIST_SEAM,
                    Trait.FULLNESS,
                    Trait.SLIT,
                    Trait.HEADWEAR,
                    Trait.SHAFT,
                    Trait.HEEL,
                    Trait.LACING);

    private static final Map<Measure, Trait> MADE_BY =
            Map.of(
                    Measure.SLEEVE_LENGTH, Trait.SLEEVE,
                    Measure.NECK_WIDTH, Trait.COLLAR,
                    Measure.NECK_DROP, Trait.COLLAR);

    private final FlatSpec before;
    private FlatSpec spec;

    private OtherKind(FlatSpec before, GarmentClass kind) {
        this.before = before;
        this.spec = UsualSpec.of(kind);
    }

    static FlatSpec of(FlatSpec before, GarmentClass kind) {
        OtherKind other = new OtherKind(before, kind);
        other.base();
        other.seen();
        other.stated();
        return other.spec;
    }

    /** A size that is known, or was assumed of the same measure, is that of the product still. */
    private void base() {
        Measure base = spec.base();
        before.centimetres(base)
                .filter(_ -> base == before.base() && !isOfAnotherLeg() || !isUsual(base))
                .filter(length -> holds(base, length))
                .ifPresent(length -> {
                    spec = spec.scaled(length);
                    spec = spec.with(base, new Proportion(1, 0, origin(base)));
                });
    }

    private void seen() {
        for (Trait trait : Trait.values()) {
            before.trait(trait)
                    .filter(chosen -> chosen.origin() == Origin.SEEN)
                    .filter(_ -> !OF_THE_KIND.contains(trait))
                    .filter(chosen -> spec.trait(trait).isPresent())
                    .filter(chosen -> Drawable.on(spec.kind(), chosen.choice()))
                    .ifPresent(chosen -> spec = spec.with(trait, chosen));
        }
        Map<Measure, UsualSpec.Range> ranges = UsualSpec.ranges(spec.kind());
        for (Measure measure : FlatSpec.measuresOf(spec.kind())) {
            if (measure == spec.base() || !before.isMeasured(measure) || isMadeOtherwise(measure)) {
                continue;
            }
            double ratio = before.cm(measure) / spec.baseCentimetres();
            double tolerance =
                    before.proportion(measure).tolerance()
                            * before.baseCentimetres()
                            / spec.baseCentimetres();
            UsualSpec.Range range = ranges.get(measure);
            if (range != null && range.holds(ratio)) {
                spec = spec.with(measure, new Proportion(ratio, tolerance, Origin.MEASURED));
            }
        }
    }

    private void stated() {
        for (Trait trait : Trait.values()) {
            before.trait(trait)
                    .filter(chosen -> chosen.origin() == Origin.STATED)
                    .ifPresent(chosen -> spec = spec.stating(trait, chosen.choice()));
        }
        for (Measure measure : Measure.values()) {
            if (measure != spec.base() && before.isStated(measure)) {
                spec = spec.stating(measure, before.cm(measure));
            }
        }
    }

    /**
     * A long sleeve is not as long as the short one that was measured, and shorts end where
     * trousers are wider.
     */
    private boolean isMadeOtherwise(Measure measure) {
        boolean elsewhere = measure == Measure.LEG_OPENING && isOfAnotherLeg();
        return elsewhere || isOfAnotherMake(measure);
    }

    private boolean isOfAnotherMake(Measure measure) {
        return Optional.ofNullable(MADE_BY.get(measure))
                .filter(trait -> !choice(before, trait).equals(choice(spec, trait)))
                .isPresent();
    }

    private static Optional<Choice> choice(FlatSpec spec, Trait trait) {
        return spec.trait(trait).map(Chosen::choice);
    }

    /** How long shorts usually are says nothing of trousers. */
    private boolean isOfAnotherLeg() {
        return before.kind().hasLegs() && before.kind().group() != spec.kind().group();
    }

    private boolean isUsual(Measure measure) {
        return origin(measure) == Origin.USUAL;
    }

    private Origin origin(Measure measure) {
        return before.proportion(measure).origin();
    }

    private boolean holds(Measure measure, double centimetres) {
        return spec.believable(measure).filter(range -> range.holds(centimetres)).isPresent();
    }
}
