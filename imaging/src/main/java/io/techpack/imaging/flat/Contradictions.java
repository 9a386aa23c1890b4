package io.techpack.imaging.flat;

import io.techpack.imaging.shape.Measure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person stated that cannot be true of one garment, each length believable alone: a part
 * that is longer than the whole. What the picture told was judged when it was read.
 */
public final class Contradictions {

    /** How sure it is that the part is within the whole. */
    private enum Within {
        /** It is measured along the other: no cut makes it longer. */
        ALWAYS,
        /** What the picture or the class tells of one of them may be the mistake. */
        WHERE_BOTH_WERE_STATED,
        NOT
    }

    private record Pair(Measure part, Measure whole, String relation, Within within) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair(
                            Measure.NECK_WIDTH,
                            Measure.SHOULDER_WIDTH,
                            "wider",
                            Within.WHERE_BOTH_WERE_STATED),
                    new Pair(Measure.NECK_DROP, Measure.BODY_LENGTH, "longer", Within.ALWAYS),
                    new Pair(Measure.HOOD_HEIGHT, Measure.BODY_LENGTH, "longer", Within.NOT),
                    new Pair(Measure.INSEAM, Measure.OUTSEAM, "longer", Within.ALWAYS),
                    new Pair(Measure.FRONT_RISE, Measure.OUTSEAM, "longer", Within.ALWAYS),
                    new Pair(
                            Measure.THIGH_WIDTH,
                            Measure.HIP_WIDTH,
                            "wider",
                            Within.WHERE_BOTH_WERE_STATED));

    /** A rise is taken along the curve of the crotch: so far sums are off, in centimetres. */
    private static final double BY_TAPE = 2.5;

    /** Every sentence that this class and {@link Disproportions} write. */
    private static final Pattern TOLD =
            Pattern.compile(
                    "\\s*(?<sentence>The [a-z ]+ \\(\\d+\\.\\d cm\\) (?:"
                            + "is (?:wider|longer) than the [^.]+\\.\\d cm\\): one of the two is wrong\\."
                            + "|and the inseam (?:(?!wrong)[^\\n]){0,100}?one of the three is wrong\\."
                            + "|does not go with (?:(?!wrong|knownMeasure)[^\\n]){0,1000}?(?:One of the (?:two|lengths) is wrong|one of them as knownMeasure)\\."
                            + "|is none of a [a-z]+ cuff: in all sizes these are \\d+\\.\\d cm to \\d+\\.\\d cm for the class [a-z_-]+\\.))");

    private Contradictions() {}

    /**
     * A sentence for each contradiction in which at least one of the lengths was stated: parts that
     * are longer than the whole, sums that are none, and lengths that no garment of the class has
     * beside one another.
     */
    public static List<String> in(FlatSpec spec) {
        List<String> all = new ArrayList<>(among(PAIRS, spec));
        if (all.isEmpty()) {
            legs(spec).ifPresent(all::add);
        }
        all.addAll(new Disproportions(spec).stated(pair -> isTold(spec, pair)));
        return all;
    }

    /**
     * A sentence on each stated length that no garment of the class has beside what the picture
     * told of others: it may be of another size than the one that was assumed.
     */
    public static List<String> withEstimatesIn(FlatSpec spec) {
        return new Disproportions(spec).estimated(pair -> isTold(spec, pair));
    }

    /** What {@link #in} and {@link #withEstimatesIn} say of the spec. */
    public static List<String> allIn(FlatSpec spec) {
        return Stream.of(in(spec), withEstimatesIn(spec)).flatMap(List::stream).toList();
    }

    /**
     * A text with such sentences in it, as they are true of the spec: what contradicts no longer is
     * not said, and what does now is said once, at its end.
     */
    public static String following(String text, FlatSpec spec) {
        List<String> now = allIn(spec);
        Set<String> said = new HashSet<>();
        String told =
                TOLD.matcher(text)
                        .replaceAll(found -> {
                            boolean stays =
                                    now.contains(found.group("sentence"))
                                            && said.add(found.group("sentence"));
                            return stays ? Matcher.quoteReplacement(found.group()) : "";
                        });
        return Stream.concat(
                        Stream.of(told.strip()).filter(each -> !each.isEmpty()),
                        now.stream().filter(each -> !said.contains(each)))
                .collect(Collectors.joining(" "));
    }

    private static boolean isTold(FlatSpec spec, List<Measure> two) {
        return PAIRS.stream()
                .anyMatch(pair ->
                        two.containsAll(List.of(pair.part, pair.whole)) && contradict(spec, pair));
    }

    /** Front rise and inseam make the outseam, as far as a tape can tell. */
    private static Optional<String> legs(FlatSpec spec) {
        List<Measure> three = List.of(Measure.FRONT_RISE, Measure.INSEAM, Measure.OUTSEAM);
        boolean said = three.stream().filter(spec::isStated).count() >= 2;
        if (!said || !spec.proportions().keySet().containsAll(three)) {
            return Optional.empty();
        }
        double rise = spec.cm(Measure.FRONT_RISE);
        double inseam = spec.cm(Measure.INSEAM);
        double outseam = spec.cm(Measure.OUTSEAM);
        return Math.abs(rise + inseam - outseam) <= BY_TAPE
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "The front rise (%.1f cm) and the inseam (%.1f cm) make %.1f cm, but the outseam is %.1f cm: one of the three is wrong.",
                                rise,
                                inseam,
                                rise + inseam,
                                outseam));
    }

    /** Those of them that no garment can have, of whatever cut. */
    public static List<String> impossibleIn(FlatSpec spec) {
        return among(PAIRS.stream().filter(pair -> isImpossible(spec, pair)).toList(), spec);
    }

    private static boolean isImpossible(FlatSpec spec, Pair pair) {
        return switch (pair.within) {
            case ALWAYS -> true;
            case WHERE_BOTH_WERE_STATED -> spec.isStated(pair.part) && spec.isStated(pair.whole);
            case NOT -> false;
        };
    }

    private static List<String> among(List<Pair> pairs, FlatSpec spec) {
        return pairs.stream()
                .filter(pair -> spec.isStated(pair.part) || spec.isStated(pair.whole))
                .filter(pair -> contradict(spec, pair))
                .map(pair ->
                        String.format(
                                Locale.ROOT,
                                "The %s (%.1f cm) is %s than the %s (%.1f cm): one of the two is wrong.",
                                words(pair.part),
                                spec.cm(pair.part),
                                pair.relation,
                                words(pair.whole),
                                spec.cm(pair.whole)))
                .toList();
    }

    private static boolean contradict(FlatSpec spec, Pair pair) {
        boolean hasBoth =
                spec.proportions().containsKey(pair.part)
                        && spec.proportions().containsKey(pair.whole);
        return hasBoth && spec.cm(pair.part) > spec.cm(pair.whole);
    }

    private static String words(Measure measure) {
        return measure.key().replace('_', ' ');
    }
}
