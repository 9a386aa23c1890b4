package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A specification as plain words and numbers, the shape in which it is stored and handed out.
 *
 * @param garmentClass such as {@code t-shirt}
 * @param baseMeasure the key of the measure that all ratios refer to
 * @param proportions by the measures' keys
 * @param traits by the traits' keys
 */
public record SpecSheet(
        String garmentClass,
        String baseMeasure,
        Map<String, Length> proportions,
        Map<String, Make> traits,
        int buttons) {

    /**
     * @param centimetres the ratio in the assumed or stated size
     * @param origin stated, measured or usual
     */
    public record Length(double ratio, double centimetres, String origin) {}

    /**
     * @param choice one of the trait's choices
     * @param origin stated, seen or usual
     */
    public record Make(String choice, String origin, double confidence) {}

    /** What a spec says, in the order of the measures and traits. */
    public static SpecSheet of(FlatSpec spec) {
        Map<String, Length> proportions = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            Proportion found = spec.proportions().get(measure);
            if (found != null) {
                proportions.put(
                        measure.key(),
                        new Length(
                                rounded(found.ratio(), 1000),
                                rounded(spec.cm(measure), 10),
                                found.origin().id()));
            }
        }
        Map<String, Make> traits = new LinkedHashMap<>();
        for (Trait trait : Trait.values()) {
            spec.trait(trait)
                    .ifPresent(chosen ->
                            traits.put(
                                    trait.key(),
                                    new Make(
                                            chosen.choice().id(),
                                            chosen.origin().id(),
                                            rounded(chosen.confidence(), 100))));
        }
        return new SpecSheet(
                spec.kind().label(),
                spec.base().key(),
                Collections.unmodifiableMap(proportions),
                Collections.unmodifiableMap(traits),
                spec.buttons());
    }

    /**
     * A spec with what this sheet says otherwise, which a person must have said. Traits that the
     * class has not, and choices that there are not, are left out; of another class than the spec's
     * only what is stated counts. No buttons are none that were counted.
     */
    public FlatSpec over(FlatSpec spec) {
        FlatSpec result = spec;
        for (Trait trait : Trait.values()) { // a sleeve comes before its cuff
            Make make = traits.get(trait.key());
            // a collar that the sheet has stays whatever its neckline would be
            FlatSpec present = trait == Trait.COLLAR ? result : spec;
            if (make != null && isSaid(make, trait, present)) {
                Choice choice = trait.choice(make.choice).orElse(null);
                if (choice != null) {
                    result = result.stating(trait, choice);
                }
            }
        }
        for (Map.Entry<String, Length> entry : proportions.entrySet()) {
            Length length = Objects.requireNonNull(entry.getValue());
            Measure measure = Measure.keyed(entry.getKey()).orElse(null);
            if (measure != null && length.origin.equals(Origin.STATED.id())) {
                result = result.stating(measure, length.centimetres);
            }
        }
        boolean counted = buttons > 0 && buttons <= 20 && buttons != spec.buttons() && isOf(spec);
        return counted ? result.withButtons(buttons) : result;
    }

    /**
     * What this sheet says, in place of what is read of the picture now: the sheet of an analysis
     * that a person has edited, or that was kept with a picture made anew, stands. A sheet of
     * another class says nothing of this one.
     *
     * @param read its class, and what stays where the sheet says nothing that can be drawn
     */
    public FlatSpec insteadOf(FlatSpec read) {
        return isOf(read) ? KeptReading.of(this, read) : read;
    }

    /** The same in another size: lengths that nobody stated are so many times as long. */
    public SpecSheet scaled(double factor) {
        Map<String, Length> lengths = new LinkedHashMap<>(proportions);
        lengths.replaceAll((_, length) ->
                length.origin.equals(Origin.STATED.id())
                        ? length
                        : new Length(length.ratio, length.centimetres * factor, length.origin));
        return new SpecSheet(garmentClass, baseMeasure, lengths, traits, buttons);
    }

    /** Another make than the spec's; what was read of another class is none. */
    private boolean isSaid(Make make, Trait trait, FlatSpec spec) {
        boolean same =
                spec.trait(trait)
                        .filter(chosen -> chosen.choice().isCalled(make.choice))
                        .isPresent();
        boolean isStated = make.origin.equals(Origin.STATED.id());
        return isStated || !same && isOf(spec);
    }

    /**
     * What a person said in this sheet that the spec, made by {@link #over}, is not drawn with: as
     * {@code neckline zigzag}.
     */
    public List<String> undrawn(FlatSpec drawn, FlatSpec read) {
        List<String> undrawn = new ArrayList<>();
        for (Map.Entry<String, Make> entry : traits.entrySet()) {
            Make make = Objects.requireNonNull(entry.getValue());
            Optional<Trait> trait = Trait.keyed(entry.getKey());
            boolean isDrawn =
                    trait.flatMap(drawn::trait)
                            .filter(chosen -> chosen.choice().isCalled(make.choice))
                            .isPresent();
            boolean isSaid =
                    make.origin.equals(Origin.STATED.id())
                            || isOf(read)
                                    && trait.flatMap(read::trait)
                                            .filter(chosen ->
                                                    !chosen.choice().isCalled(make.choice))
                                            .isPresent();
            if (isSaid && !isDrawn && !make.choice.equals("none")) {
                undrawn.add(entry.getKey().replace('_', ' ') + " " + make.choice);
            }
        }
        for (Map.Entry<String, Length> entry : proportions.entrySet()) {
            Length length = Objects.requireNonNull(entry.getValue());
            boolean isDrawn = Measure.keyed(entry.getKey()).filter(drawn::isStated).isPresent();
            if (length.origin.equals(Origin.STATED.id()) && !isDrawn) {
                undrawn.add(
                        "%s %.1f cm"
                                .formatted(entry.getKey().replace('_', ' '), length.centimetres));
            }
        }
        undrawn.sort(Comparator.naturalOrder());
        return undrawn;
    }

    /** The same without what it says of those measures. */
    public SpecSheet without(List<Measure> measures) {
        Map<String, Length> lengths = new LinkedHashMap<>(proportions);
        measures.forEach(measure -> lengths.remove(measure.key()));
        return new SpecSheet(garmentClass, baseMeasure, lengths, traits, buttons);
    }

    /** What of it a person stated. */
    public SpecSheet stated() {
        Map<String, Length> lengths = new LinkedHashMap<>(proportions);
        lengths.values().removeIf(length -> !length.origin.equals(Origin.STATED.id()));
        Map<String, Make> makes = new LinkedHashMap<>(traits);
        makes.values().removeIf(make -> !make.origin.equals(Origin.STATED.id()));
        return new SpecSheet(garmentClass, baseMeasure, lengths, makes, 0);
    }

    /**
     * Exactly what this sheet says, as a spec; empty where it says no class, or no length of its
     * base.
     */
    public Optional<FlatSpec> spec() {
        Optional<GarmentClass> kind = GarmentClass.labelled(garmentClass);
        Optional<Measure> base = Measure.keyed(baseMeasure);
        if (kind.isEmpty()
                || base.isEmpty()
                || !proportions.containsKey(baseMeasure)
                || !UsualSpec.of(kind.get()).base().equals(base.get())) {
            return Optional.empty();
        }
        FlatSpec usual = UsualSpec.of(kind.get()).scaled(proportions.get(baseMeasure).centimetres);
        Map<Measure, Proportion> lengths = new EnumMap<>(Measure.class);
        proportions.forEach((key, length) ->
                Measure.keyed(key)
                        .filter(_ -> length.centimetres > 0)
                        .ifPresent(measure ->
                                lengths.put(
                                        measure,
                                        new Proportion(
                                                length.centimetres / usual.baseCentimetres(),
                                                0,
                                                Origin.of(length.origin)))));
        usual.proportions()
                .forEach((measure, proportion) -> {
                    boolean sleeves =
                            measure == Measure.SLEEVE_LENGTH || measure == Measure.CUFF_WIDTH;
                    if (!sleeves && measure != Measure.HOOD_HEIGHT) {
                        lengths.putIfAbsent(measure, proportion);
                    }
                });
        Map<Trait, Chosen> makes = new EnumMap<>(Trait.class);
        makes.putAll(usual.traits());
        traits.forEach((key, make) ->
                Trait.keyed(key)
                        .ifPresent(trait ->
                                trait.choice(make.choice)
                                        .ifPresent(choice ->
                                                makes.put(
                                                        trait,
                                                        new Chosen(
                                                                choice,
                                                                Origin.of(make.origin),
                                                                Math.clamp(
                                                                        make.confidence, 0, 1))))));
        return Optional.of(
                new FlatSpec(
                        kind.get(),
                        base.get(),
                        usual.baseCentimetres(),
                        lengths,
                        makes,
                        Math.clamp(buttons, 0, 20)));
    }

    /** What was read of another class says nothing of this one; a sheet may not say its class. */
    private boolean isOf(FlatSpec spec) {
        return garmentClass.isEmpty() || garmentClass.equals(spec.kind().label());
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
