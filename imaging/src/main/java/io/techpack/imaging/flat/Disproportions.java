package io.techpack.imaging.flat;

import io.techpack.imaging.flat.FlatSpec.Believable;
import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Stated lengths that no garment of the class has beside one another, each believable alone: a
 * sleeve of 90 cm on a body of 30 cm. For one thread.
 */
final class Disproportions {

    private final FlatSpec spec;
    private final UsualRatios ratios;
    private final List<Measure> stated;

    Disproportions(FlatSpec spec) {
        this.spec = spec;
        ratios = UsualRatios.of(spec);
        stated = all(spec::isStated);
    }

    private List<Measure> all(Predicate<Measure> which) {
        return Arrays.stream(Measure.values())
                .filter(spec.proportions()::containsKey)
                .filter(which)
                .toList();
    }

    /**
     * A sentence on each stated length that does not go with other stated ones, or is none of its
     * make in any size.
     *
     * @param told pairs of which more is known already
     */
    List<String> stated(Predicate<List<Measure>> told) {
        List<String> sentences = new ArrayList<>();
        List<Measure> left = new ArrayList<>(stated);
        Comparator<Measure> suspicion =
                Comparator.<Measure>comparingInt(one -> against(one, left, told).size())
                        .thenComparing(UsualRatios::isDetail)
                        .thenComparing(one -> one != spec.base())
                        .thenComparing(Comparator.<Measure>naturalOrder().reversed());
        while (!left.isEmpty()) {
            Measure suspect = left.stream().max(suspicion).orElseThrow();
            List<Measure> others = against(suspect, left, told);
            if (others.isEmpty()) {
                break;
            }
            sentences.add(
                    "%s One of the %s is wrong."
                            .formatted(
                                    sentence(suspect, others, ""),
                                    others.size() == 1 ? "two" : "lengths"));
            left.remove(suspect);
        }
        left.stream().flatMap(each -> ofItsMake(each).stream()).forEach(sentences::add);
        return sentences;
    }

    /** A sentence on each stated length that does not go with what the picture told of others. */
    List<String> estimated(Predicate<List<Measure>> told) {
        List<Measure> measured = all(spec::isMeasured);
        return stated.stream()
                .filter(each -> ofItsMake(each).isEmpty())
                .flatMap(each -> {
                    List<Measure> others = against(each, measured, told);
                    return others.isEmpty()
                            ? Optional.<String>empty().stream()
                            : Optional.of(
                                    sentence(each, others, "estimated ")
                                            + " State these, too, or one of them as knownMeasure.")
                                    .stream();
                })
                .toList();
    }

    private List<Measure> against(
            Measure one, List<Measure> others, Predicate<List<Measure>> told) {
        return others.stream()
                .filter(other -> other != one)
                .filter(other -> !told.test(List.of(one, other)))
                .filter(other ->
                        ratios.beside(one, other, spec.cm(other))
                                .filter(range -> !range.holds(spec.cm(one)))
                                .isPresent())
                .toList();
    }

    private String sentence(Measure one, List<Measure> others, String estimated) {
        String these =
                others.stream()
                        .map(other -> estimated + worded(other))
                        .collect(Collectors.joining(" and the "));
        return "The %s does not go with the %s%s."
                .formatted(
                        worded(one),
                        these,
                        beside(one, others)
                                .map(range ->
                                        String.format(
                                                Locale.ROOT,
                                                ": beside %s it is %.1f cm to %.1f cm for the class %s",
                                                others.size() == 1 ? "that" : "these",
                                                range.least(),
                                                range.most(),
                                                spec.kind().label()))
                                .orElse(""));
    }

    /** What goes with all of them, if anything does. */
    private Optional<Believable> beside(Measure one, List<Measure> others) {
        double least = spec.believable(one).map(Believable::least).orElse(0.0);
        double most = spec.believable(one).map(Believable::most).orElse(Double.MAX_VALUE);
        for (Measure other : others) {
            Optional<Believable> range = ratios.beside(one, other, spec.cm(other));
            least = Math.max(least, range.map(Believable::least).orElse(least));
            most = Math.min(most, range.map(Believable::most).orElse(most));
        }
        return least < most ? Optional.of(new Believable(least, most)) : Optional.empty();
    }

    private Optional<String> ofItsMake(Measure measure) {
        if (measure != Measure.CUFF_WIDTH) {
            return Optional.empty(); // of the others no make is narrower than the class
        }
        return ratios.inAllSizes(measure)
                .filter(range -> !range.holds(spec.cm(measure)))
                .map(range ->
                        String.format(
                                Locale.ROOT,
                                "The %s is none of a %s cuff: in all sizes these are %.1f cm to %.1f cm for the class %s.",
                                worded(measure),
                                spec.trait(Trait.CUFF)
                                        .map(chosen -> chosen.choice().id())
                                        .orElse("plain"),
                                range.least(),
                                range.most(),
                                spec.kind().label()));
    }

    private String worded(Measure measure) {
        return String.format(
                Locale.ROOT, "%s (%.1f cm)", measure.key().replace('_', ' '), spec.cm(measure));
    }
}
