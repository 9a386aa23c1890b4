package io.techpack.imaging.dimension;

import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.shape.Measure;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says of where its centimetres come from, made to follow from what is stated now: a
 * size that was assumed or given for all is that of what nobody stated since. Any thread.
 */
public final class StandingScale {

    private static final String LENGTH = "(?<measure>[^.;]+?) of (?<centimetres>\\d+\\.\\d) cm";

    private static final Pattern SCALED =
            Pattern.compile(
                    "Scaled from the given "
                            + LENGTH
                            + "(?:; the rest is measured in the picture\\.| by the proportions that are usual for the class [^.:]+: this view does not show it clearly\\.)");

    /** As {@link #only} writes it. */
    private static final Pattern ONLY =
            Pattern.compile(
                    "Only lengths that nobody stated are scaled from the given "
                            + LENGTH
                            + "(?:, of which another length was stated since)?\\.");

    /** As {@link Dimensions} writes it. */
    private static final Pattern ALONE =
            Pattern.compile(
                    " ?The given "
                            + LENGTH
                            + " holds for itself: this view does not show it clearly, so it scales nothing else\\.");

    /** Lengths are written with one decimal. */
    private static final double SAME = 0.06;

    private StandingScale() {}

    /**
     * The text with every sentence on its scale as it is true of the spec; all else stays as it is.
     *
     * @param spec what the centimetres beside the text are of
     */
    public static String following(String text, FlatSpec spec) {
        String told = spec.isStated(spec.base()) ? Dimensions.withBaseStated(text) : text;
        told =
                SCALED.matcher(told)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        measure(found)
                                                .map(known -> scaled(found, known, spec))
                                                .orElse(found.group())));
        told =
                ONLY.matcher(told)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        measure(found)
                                                .map(known -> only(found, known, spec))
                                                .orElse(found.group())));
        return ALONE.matcher(told)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                measure(found)
                                                .filter(known -> !holds(found, known, spec))
                                                .isPresent()
                                        ? ""
                                        : found.group()))
                .strip();
    }

    private static String scaled(MatchResult found, Measure known, FlatSpec spec) {
        boolean others =
                Arrays.stream(Measure.values())
                        .anyMatch(measure -> measure != known && spec.isStated(measure));
        return !others && holds(found, known, spec) ? found.group() : only(found, known, spec);
    }

    private static String only(MatchResult found, Measure known, FlatSpec spec) {
        return "Only lengths that nobody stated are scaled from the given %s of %s cm%s."
                .formatted(
                        found.group("measure"),
                        found.group("centimetres"),
                        holds(found, known, spec)
                                ? ""
                                : ", of which another length was stated since");
    }

    /** A kind that has no such measure says nothing against it. */
    private static boolean holds(MatchResult found, Measure known, FlatSpec spec) {
        double given = Double.parseDouble(found.group("centimetres"));
        return spec.centimetres(known)
                .map(length -> Math.abs(length - given) < SAME || !spec.isStated(known))
                .orElse(true);
    }

    private static Optional<Measure> measure(MatchResult found) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.label().equalsIgnoreCase(found.group("measure")))
                .findFirst();
    }
}
