package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a flat is drawn from: proportions and makes, each with where it comes from. Immutable,
 * any thread.
 *
 * @param base the measure that all ratios refer to, such as the body length
 * @param baseCentimetres its length, assumed or stated
 * @param proportions of every measure that the class has, the base itself with ratio 1
 * @param traits of every trait that the class has
 * @param buttons how many the closure has, 0 to 20
 */
public record FlatSpec(
        GarmentClass kind,
        Measure base,
        double baseCentimetres,
        Map<Measure, Proportion> proportions,
        Map<Trait, Chosen> traits,
        int buttons) {

    /** A base measure from which on nothing can be drawn, in centimetres. */
    private static final double TOO_LONG = 500;

    public FlatSpec {
        if (!isPossible(baseCentimetres) || buttons < 0 || buttons > 20) {
            throw new IllegalArgumentException(
                    "a %s of %f cm with %d buttons".formatted(kind, baseCentimetres, buttons));
        }
        proportions = Map.copyOf(proportions);
        traits = Map.copyOf(traits);
    }

    private static boolean isPossible(double baseCentimetres) {
        return baseCentimetres > 0 && baseCentimetres < TOO_LONG;
    }

    /** The measures that a kind of product has, in the order in which people read them. */
    public static List<Measure> measuresOf(GarmentClass kind) {
        Map<Measure, Proportion> usual = UsualSpec.of(kind).proportions();
        return Arrays.stream(Measure.values()).filter(usual::containsKey).toList();
    }

    /** A measure's length in centimetres; empty where the class has no such measure. */
    public Optional<Double> centimetres(Measure measure) {
        return Optional.ofNullable(proportions.get(measure))
                .map(proportion -> proportion.ratio() * baseCentimetres);
    }

    /** The proportion of a measure that the class must have. */
    Proportion proportion(Measure measure) {
        Proportion proportion = proportions.get(measure);
        if (proportion == null) {
            throw new IllegalArgumentException(kind + " has no measure " + measure);
        }
        return proportion;
    }

    /** A measure's length in centimetres, which the class must have. */
    double cm(Measure measure) {
        return proportion(measure).ratio() * baseCentimetres;
    }

    public Optional<Chosen> trait(Trait trait) {
        return Optional.ofNullable(traits.get(trait));
    }

    /** Whether a person said how long it is. */
    public boolean isStated(Measure measure) {
        Proportion proportion = proportions.get(measure);
        return proportion != null && proportion.origin() == Origin.STATED;
    }

    /** Whether the picture told how long it is. */
    public boolean isMeasured(Measure measure) {
        Proportion proportion = proportions.get(measure);
        return proportion != null && proportion.origin() == Origin.MEASURED;
    }

    /** What covers the arm; nothing where the class has no sleeves. */
    Choice.Sleeve sleeve() {
        return trait(Trait.SLEEVE)
                .map(chosen -> (Choice.Sleeve) chosen.choice())
                .filter(_ -> proportions.containsKey(Measure.SLEEVE_LENGTH))
                .orElse(Choice.Sleeve.NONE);
    }

    /** How its sleeves are cut; regular where it has none. */
    public Choice.SleeveShape sleeveShape() {
        return trait(Trait.SLEEVE_SHAPE)
                .map(chosen -> (Choice.SleeveShape) chosen.choice())
                .filter(_ -> isSleeved())
                .orElse(Choice.SleeveShape.REGULAR);
    }

    /** Whether it is drawn with sleeves. */
    public boolean isSleeved() {
        return sleeve().covers();
    }

    /** Whether the trait is of that make. */
    boolean has(Trait trait, Choice choice) {
        return trait(trait).filter(chosen -> chosen.choice() == choice).isPresent();
    }

    /**
     * The same with a make that words name; as it is where its class has no such part, is made so
     * already, or a person stated another make.
     *
     * @param origin stated where the words are a person's, seen where they are of what looked at a
     *     photo
     */
    FlatSpec said(Choice choice, Origin origin) {
        Trait trait = Trait.of(choice);
        boolean open = trait(trait).filter(chosen -> chosen.origin() != Origin.STATED).isPresent();
        FlatSpec stated = open ? stating(trait, choice) : this;
        return origin == Origin.STATED || stated.equals(this)
                ? stated
                : stated.with(trait, new Chosen(choice, origin, 0.7));
    }

    /** The same with another proportion. */
    public FlatSpec with(Measure measure, Proportion proportion) {
        Map<Measure, Proportion> changed = new EnumMap<>(proportions);
        changed.put(measure, proportion);
        return new FlatSpec(kind, base, baseCentimetres, changed, traits, buttons);
    }

    /**
     * The same with another make; a closure with buttons has the usual number where none is known.
     */
    public FlatSpec with(Trait trait, Chosen chosen) {
        Map<Trait, Chosen> changed = new EnumMap<>(traits);
        changed.put(trait, chosen);
        int count =
                buttons == 0 && chosen.choice() instanceof Choice.Closure closure
                        ? usualButtons(kind, closure)
                        : buttons;
        return new FlatSpec(kind, base, baseCentimetres, proportions, changed, count);
    }

    /**
     * The same with a make that a person stated, and with the lengths that go with it: a long
     * sleeve is longer than a short one, and a hood has a height. A class that has no such trait,
     * and a make that the class cannot be drawn with, leave it as it is.
     */
    public FlatSpec stating(Trait trait, Choice choice) {
        return traits.containsKey(trait) && Drawable.on(kind, choice)
                ? StatedMake.of(this, trait, choice)
                : this;
    }

    /**
     * The same product, of which a person said that it is of that kind: what was stated stays where
     * the kind has it, and what the picture told where that is believable of it.
     */
    public FlatSpec asOf(GarmentClass other) {
        return OtherKind.of(this, other);
    }

    /** The same without a measure that it has no longer. */
    FlatSpec without(Measure measure) {
        Map<Measure, Proportion> changed = new EnumMap<>(Measure.class);
        changed.putAll(proportions);
        changed.remove(measure);
        return new FlatSpec(kind, base, baseCentimetres, changed, traits, buttons);
    }

    /** The same without a trait that it has no longer. */
    FlatSpec without(Trait trait) {
        Map<Trait, Chosen> changed = new EnumMap<>(Trait.class);
        changed.putAll(traits);
        changed.remove(trait);
        return new FlatSpec(kind, base, baseCentimetres, proportions, changed, buttons);
    }

    /** How many buttons a closure usually has on the class; none where it has none. */
    public static int usualButtons(GarmentClass kind, Choice.Closure closure) {
        return UsualSpec.buttons(kind, closure);
    }

    /** The same with so many buttons, 0 to 20. */
    FlatSpec withButtons(int count) {
        return new FlatSpec(kind, base, baseCentimetres, proportions, traits, count);
    }

    /** The same in another size; a size that nothing has leaves it as it is. */
    public FlatSpec scaled(double newBaseCentimetres) {
        if (!isPossible(newBaseCentimetres)) {
            return this;
        }
        return new FlatSpec(kind, base, newBaseCentimetres, proportions, traits, buttons);
    }

    /**
     * The same with a length that a person stated; a class that has no such measure, and a length
     * that no garment has, leave it as it is. A stated base keeps the other lengths, not the other
     * ratios: who corrects the length of a shirt has not said anything about its sleeves. A stated
     * sleeve is of the make that is so long, also on a dress that had none.
     */
    public FlatSpec stating(Measure measure, double centimetres) {
        if (measure == Measure.SLEEVE_LENGTH && isBelievable(measure, centimetres)) {
            return StatedMake.ofSleeve(this, centimetres);
        }
        if (!proportions.containsKey(measure) || !isBelievable(measure, centimetres)) {
            return this;
        }
        if (measure != base) {
            return withUsualWidths(measure, centimetres / cm(measure))
                    .with(measure, new Proportion(centimetres / baseCentimetres, 0, Origin.STATED));
        }
        Map<Measure, Proportion> changed = new EnumMap<>(Measure.class);
        double factor = baseCentimetres / centimetres;
        proportions.forEach((each, proportion) ->
                changed.put(
                        each,
                        each == base
                                ? new Proportion(1, 0, Origin.STATED)
                                : new Proportion(
                                        proportion.ratio() * factor,
                                        proportion.tolerance() * factor,
                                        proportion.origin())));
        return new FlatSpec(kind, base, centimetres, changed, traits, buttons);
    }

    /** Widths that are only usual go along with the one that a person said. */
    private FlatSpec withUsualWidths(Measure leader, double factor) {
        List<Measure> followers =
                switch (leader) {
                    case CHEST_WIDTH ->
                            List.of(Measure.SHOULDER_WIDTH, Measure.WAIST_WIDTH, Measure.HEM_WIDTH);
                    case HIP_WIDTH ->
                            List.of(Measure.WAIST_WIDTH, Measure.THIGH_WIDTH, Measure.HEM_WIDTH);
                    default -> List.of();
                };
        FlatSpec result = this;
        for (Measure follower : followers) {
            Proportion usual = proportions.get(follower);
            if (usual != null && usual.origin() == Origin.USUAL) {
                double by = follower == Measure.SHOULDER_WIDTH ? Math.sqrt(factor) : factor;
                result =
                        result.with(
                                follower,
                                new Proportion(
                                        usual.ratio() * by, usual.tolerance() * by, Origin.USUAL));
            }
        }
        return result;
    }

    /** Lengths in centimetres that are believed of a person. */
    public record Believable(double least, double most) {

        public boolean holds(double centimetres) {
            return centimetres >= least && centimetres <= most;
        }
    }

    /** Wide enough for every cut and size of the class; empty where it has no such measure. */
    public Optional<Believable> believable(Measure measure) {
        if (measure == Measure.SLEEVE_LENGTH) {
            // of any make: a cap or a long one
            double longest = StatedMake.longSleeve(this);
            return traits.containsKey(Trait.SLEEVE)
                    ? Optional.of(new Believable(longest * 0.06, longest * 1.6))
                    : Optional.empty();
        }
        return centimetres(measure).map(present -> UsualSpec.lengths(kind, measure, present));
    }

    private boolean isBelievable(Measure measure, double centimetres) {
        return believable(measure).filter(range -> range.holds(centimetres)).isPresent();
    }
}
