package io.techpack.imaging.flat;

import io.techpack.imaging.shape.Measure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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
        for (Map.Entry<String, Make> entry : traits.entrySet()) {
            Make make = Objects.requireNonNull(entry.getValue());
            Trait trait = Trait.keyed(entry.getKey()).orElse(null);
            if (trait == null || result.trait(trait).isEmpty()) {
                continue;
            }
            boolean same =
                    result.trait(trait)
                            .filter(chosen -> chosen.choice().id().equals(make.choice))
                            .isPresent();
            boolean isRead = !isOf(spec) && !make.origin.equals(Origin.STATED.id());
            if (!same && !isRead) {
                Choice choice = trait.choice(make.choice).orElse(null);
                if (choice != null) {
                    result = result.with(trait, new Chosen(choice, Origin.STATED, 1));
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

    /** What was read of another class says nothing of this one; a sheet may not say its class. */
    private boolean isOf(FlatSpec spec) {
        return garmentClass.isEmpty() || garmentClass.equals(spec.kind().label());
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
