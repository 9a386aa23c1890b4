package io.techpack.imaging.flat;

import io.techpack.imaging.shape.Measure;
import java.util.List;
import java.util.Locale;

/**
 * What a person stated that cannot be true of one garment, each length believable alone: a part
 * that is longer than the whole. What the picture told was judged when it was read.
 */
public final class Contradictions {

    /**
     * @param onTheWhole whether the one is measured along the other, so that no cut makes it longer
     */
    private record Pair(Measure part, Measure whole, String relation, boolean onTheWhole) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair(Measure.NECK_WIDTH, Measure.SHOULDER_WIDTH, "wider", false),
                    new Pair(Measure.NECK_DROP, Measure.BODY_LENGTH, "longer", true),
                    new Pair(Measure.HOOD_HEIGHT, Measure.BODY_LENGTH, "longer", false),
                    new Pair(Measure.INSEAM, Measure.OUTSEAM, "longer", true),
                    new Pair(Measure.FRONT_RISE, Measure.OUTSEAM, "longer", true),
                    new Pair(Measure.THIGH_WIDTH, Measure.HIP_WIDTH, "wider", false));

    private Contradictions() {}

    /** A sentence for each contradiction in which at least one of the two lengths was stated. */
    public static List<String> in(FlatSpec spec) {
        return among(PAIRS, spec);
    }

    /** Those of them that no garment can have, of whatever cut. */
    public static List<String> impossibleIn(FlatSpec spec) {
        return among(PAIRS.stream().filter(Pair::onTheWhole).toList(), spec);
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
