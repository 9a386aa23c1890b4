package io.techpack.imaging.texture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What repeats over a cloth, by windows at two scales. Folds disturb some of them, so most have to
 * agree. The bounds were chosen by eye on labelled photos.
 */
record Repeats(List<Rhythm> fine, List<Rhythm> coarse) {

    private static final int MOST_FINE = 10;
    private static final int MOST_COARSE = 4;
    private static final int FEWEST = 5;
    private static final int FEWEST_AGREE = 3;

    /** ΔE units: a knit or its folds stay below. */
    private static final double BUSY = 6;

    private static final double LEAST_STRIPE = 4.5;
    private static final double MOST_AGREE = 0.6;
    private static final double TURN = 15;

    static Repeats on(ContrastPlane cloth) {
        return new Repeats(
                cloth.rhythms(0.98, MOST_FINE), cloth.halved().rhythms(0.8, MOST_COARSE));
    }

    /** Stripes, if there are any. */
    Optional<SurfacePattern> stripes() {
        if (fine.size() < FEWEST_AGREE) {
            return Optional.empty();
        }
        if (isStriped(fine, MOST_AGREE) && (coarse.isEmpty() || isStriped(coarse, 0.5))) {
            return Optional.of(SurfacePattern.striped(direction(fine)));
        }
        return isStriped(coarse, 1) && coarse.size() > 1 && !isChecked()
                ? Optional.of(SurfacePattern.striped(direction(coarse)))
                : Optional.empty();
    }

    /** Whether edges run in two directions that cross; in a large check at the coarse scale. */
    boolean isChecked() {
        return fine.size() >= FEWEST_AGREE && isChecked(fine, 0.13)
                || coarse.size() >= FEWEST_AGREE && isChecked(coarse, 0.18);
    }

    /** Whether half of the cloth has more contrast than folds have. */
    boolean isBusy() {
        return quantile(fine, 0.5) >= BUSY;
    }

    /** Whether nearly all of it has. */
    boolean isBusyAllOver() {
        return fine.size() >= FEWEST && quantile(fine, 0.25) >= BUSY;
    }

    private static double quantile(List<Rhythm> rhythms, double share) {
        double[] contrasts = rhythms.stream().mapToDouble(Rhythm::contrast).sorted().toArray();
        return contrasts.length == 0
                ? 0
                : contrasts[Math.min(contrasts.length - 1, (int) (contrasts.length * share))];
    }

    /** That share of the windows has lines one way, and they run the same way. */
    private static boolean isStriped(List<Rhythm> rhythms, double share) {
        if (rhythms.isEmpty()) {
            return false;
        }
        double way = direction(rhythms);
        long lines =
                rhythms.stream()
                        .filter(Repeats::hasLines)
                        .filter(rhythm -> apart(rhythm.direction(), way) <= TURN)
                        .count();
        return lines >= share * rhythms.size();
    }

    private static boolean hasLines(Rhythm rhythm) {
        return rhythm.contrast() > LEAST_STRIPE
                && rhythm.peak() > 0.18
                && rhythm.along() > 0.5
                && rhythm.across() < 0.2 * rhythm.along();
    }

    /** The direction that most windows are near to. */
    private static double direction(List<Rhythm> rhythms) {
        double best = 0;
        long most = -1;
        for (Rhythm candidate : rhythms) {
            long near =
                    rhythms.stream()
                            .filter(other ->
                                    apart(other.direction(), candidate.direction()) <= TURN)
                            .count();
            if (near > most) {
                most = near;
                best = candidate.direction();
            }
        }
        return best;
    }

    private static double apart(double one, double other) {
        double turn = Math.abs(one - other);
        return Math.min(turn, 180 - turn);
    }

    /** Edges in two directions that cross: clear contrast, or a fine pattern and clearer lines. */
    private static boolean isChecked(List<Rhythm> rhythms, double leastAcross) {
        if (rhythms.isEmpty()) {
            return false;
        }
        double contrast = quantile(rhythms, 0.5);
        double along = median(rhythms.stream().mapToDouble(Rhythm::along).toArray());
        double across = median(rhythms.stream().mapToDouble(Rhythm::across).toArray());
        double between = median(rhythms.stream().mapToDouble(Rhythm::between).toArray());
        boolean clear = contrast > BUSY && along > 0.28 && across > leastAcross;
        boolean woven = contrast > LEAST_STRIPE && along > 0.38 && across > leastAcross * 0.75;
        return (clear || woven) && between > 55;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
