package io.techpack.baseviews.edit;

import io.techpack.baseviews.FlatSheet;
import io.techpack.imaging.flat.FlatSpec;
import io.techpack.imaging.shape.Measure;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Front rise and inseam make the outseam: who says one of the three says something about another.
 * What nobody said follows, the outseam first, because a longer leg makes longer trousers and not a
 * lower rise. Where all are said, or what would follow is no length of the kind, they stay, and
 * {@link io.techpack.imaging.flat.Contradictions} tells.
 */
final class LegLengths {

    private static final List<Measure> WHOLE_AND_PARTS =
            List.of(Measure.OUTSEAM, Measure.INSEAM, Measure.FRONT_RISE);

    /** Whoever changes a length by more, in centimetres, does not mean another rise. */
    private static final double MOST_OF_A_RISE = 3;

    private LegLengths() {}

    /** Has the one of the three follow from the others that an edit has changed. */
    static void of(JsonNode before, ObjectNode after) {
        Optional<FlatSpec> then = new FlatSheet(before).read();
        Optional<FlatSpec> now = new FlatSheet(after).read();
        boolean legs =
                then.isPresent()
                        && now.isPresent()
                        && then.get().kind() == now.get().kind()
                        && now.get().proportions().keySet().containsAll(WHOLE_AND_PARTS);
        if (!legs) {
            return;
        }
        for (Measure said : WHOLE_AND_PARTS) {
            boolean changed =
                    now.get().isStated(said)
                            && !then.get().centimetres(said).equals(now.get().centimetres(said));
            if (changed) {
                following(said).stream()
                        .filter(each -> isUnsaid(now.get(), each))
                        .findFirst()
                        .ifPresent(each -> follow(each, now.get(), after));
            }
        }
    }

    private static List<Measure> following(Measure said) {
        return switch (said) {
            case OUTSEAM -> List.of(Measure.INSEAM, Measure.FRONT_RISE);
            case INSEAM -> List.of(Measure.OUTSEAM, Measure.FRONT_RISE);
            default -> List.of(Measure.INSEAM, Measure.OUTSEAM);
        };
    }

    private static boolean isUnsaid(FlatSpec spec, Measure measure) {
        return spec.proportions().containsKey(measure) && !spec.isStated(measure);
    }

    private static void follow(Measure measure, FlatSpec spec, ObjectNode after) {
        double outseam = centimetres(spec, Measure.OUTSEAM);
        double inseam = centimetres(spec, Measure.INSEAM);
        double rise = centimetres(spec, Measure.FRONT_RISE);
        double length =
                switch (measure) {
                    case OUTSEAM -> rise + inseam;
                    case INSEAM -> outseam - rise;
                    default -> outseam - inseam;
                };
        boolean cut = measure != Measure.FRONT_RISE || Math.abs(length - rise) <= MOST_OF_A_RISE;
        boolean believable =
                cut && spec.believable(measure).filter(range -> range.holds(length)).isPresent();
        if (believable) {
            FlatConsequences.follow(measure, length, after);
        }
    }

    private static double centimetres(FlatSpec spec, Measure measure) {
        return spec.centimetres(measure).orElse(0.0);
    }
}
