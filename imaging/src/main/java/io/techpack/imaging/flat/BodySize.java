package io.techpack.imaging.flat;

import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.shape.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the size of a body that one of its widths tells: shoulder, chest, waist and hem go along
 * with it, so all of them have to be believed.
 *
 * @param ranges that are believed of the class, as ratios to the base
 * @param shownAtTheChest what the picture shows across there as a ratio to the base, with sleeves
 *     that lie against the body; 0 where it is not known
 */
record BodySize(GarmentClass kind, Map<Measure, UsualSpec.Range> ranges, double shownAtTheChest) {

    private static final List<Measure> WIDTHS =
            List.of(
                    Measure.SHOULDER_WIDTH,
                    Measure.CHEST_WIDTH,
                    Measure.WAIST_WIDTH,
                    Measure.HEM_WIDTH);

    /** A hem alone may be that of a curved tail, or have cuffs beside it. */
    private static final double HEM_ALONE = 0.2;

    /** How wide a sleeve is at most, as a share of the chest: 20 cm of 55. */
    private static final double SLEEVE = 0.36;

    private static final double SLACK = 1.05;

    BodySize {
        ranges = Map.copyOf(ranges);
    }

    /**
     * How wide the garment is against a usual one; empty where that is not believed.
     *
     * @param ratio of the leader to the base
     */
    Optional<Double> by(Measure leader, double ratio) {
        double size = ratio / UsualSpec.ratio(kind, leader);
        boolean sure = leader != Measure.HEM_WIDTH || Math.abs(size - 1) <= HEM_ALONE && fits(size);
        return Optional.of(size)
                .filter(_ -> sure && WIDTHS.stream().allMatch(each -> holds(each, size)));
    }

    private boolean holds(Measure width, double size) {
        return Optional.ofNullable(ranges.get(width))
                .filter(range -> !range.holds(UsualSpec.ratio(kind, width) * size))
                .isEmpty();
    }

    /**
     * The chest is no wider than what is shown there, and no narrower than that without sleeves.
     */
    private boolean fits(double size) {
        double chest = UsualSpec.ratio(kind, Measure.CHEST_WIDTH) * size;
        return shownAtTheChest == 0
                || chest < shownAtTheChest * SLACK
                        && chest * (1 + 2 * SLEEVE) * SLACK > shownAtTheChest;
    }
}
