package io.techpack.imaging.flat;

import io.techpack.imaging.shape.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    private Contradictions() {}

    /** A sentence for each contradiction in which at least one of the two lengths was stated. */
    public static List<String> in(FlatSpec spec) {
        List<String> pairs = among(PAIRS, spec);
        return pairs.isEmpty() ? legs(spec).stream().toList() : pairs;
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
