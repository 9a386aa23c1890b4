package io.techpack.imaging.flat;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the edges of a shaped sleeve stand off the straight lines between its ends, in
 * centimetres for a sleeve of usual size. Shares run from the shoulder, or the underarm, to the
 * end.
 *
 * @param upper pairs of share and distance, outwards, of the edge from the shoulder
 * @param lower the same of the edge from the underarm, away from the upper one
 * @param seam the share at which the sleeve has a corner and a seam around it, or 0
 */
record SleeveCut(List<Offset> upper, List<Offset> lower, double seam) {

    SleeveCut {
        upper = List.copyOf(upper);
        lower = List.copyOf(lower);
    }

    /** A distance at a share of the length. */
    record Offset(double share, double distance) {}

    private static List<Offset> at(double... sharesAndDistances) {
        return IntStream.range(0, sharesAndDistances.length / 2)
                .mapToObj(i -> new Offset(sharesAndDistances[2 * i], sharesAndDistances[2 * i + 1]))
                .toList();
    }

    /**
     * @param isLong past the elbow
     * @param spread how much wider its end is than a usual sleeve's, in centimetres
     */
    static SleeveCut of(Choice.SleeveShape shape, boolean isLong, double spread) {
        return switch (shape) {
            case PUFF -> isLong ? longPuff() : shortPuff();
            case BALLOON -> isLong ? longBalloon() : shortPuff();
            case BISHOP -> isLong ? longBishop() : shortBishop();
            case BELL -> bell(isLong, spread);
            case LANTERN ->
                    isLong
                            ? new SleeveCut(at(0.16, 1.8, 0.66, 5.4), at(0.3, 0.6, 0.66, 4.6), 0.66)
                            : new SleeveCut(at(0.2, 1.4, 0.56, 4), at(0.5, 2.6), 0.56);
            case LEG_OF_MUTTON ->
                    isLong
                            ? new SleeveCut(
                                    at(
                                            0.04, 3, 0.12, 5, 0.26, 5, 0.4, 3, 0.53, 1, 0.7, 0.4,
                                            0.9, 0.1),
                                    at(0.2, 1.2, 0.42, 0.6, 0.6, -0.7, 0.8, -0.4),
                                    0)
                            : shortPuff();
            case DOLMAN ->
                    new SleeveCut(at(0.2, isLong ? 0.9 : 0.5, 0.6, isLong ? 0.9 : 0.3), at(), 0);
            case REGULAR, RAGLAN -> new SleeveCut(at(), at(), 0);
        };
    }

    private static SleeveCut shortPuff() {
        return new SleeveCut(
                at(0.07, 4.2, 0.2, 5.6, 0.45, 5.6, 0.7, 4.4, 0.9, 2.2),
                at(0.3, 1.2, 0.6, 2.4, 0.85, 2),
                0);
    }

    private static SleeveCut longPuff() {
        return new SleeveCut(
                at(
                        0.03, 2.6, 0.1, 4.4, 0.22, 4.4, 0.42, 3, 0.62, 2.4, 0.8, 2.8, 0.93, 2.6,
                        0.98, 1.2),
                at(0.3, 0.5, 0.55, 1, 0.8, 2.2, 0.93, 2.2, 0.98, 1),
                0);
    }

    private static SleeveCut longBalloon() {
        return new SleeveCut(
                at(
                        0.03, 1.8, 0.1, 3.6, 0.25, 5, 0.45, 5.8, 0.65, 6, 0.82, 5.2, 0.94, 3.2,
                        0.985, 1.4),
                at(0.2, 1, 0.45, 3.4, 0.68, 4.8, 0.85, 4.4, 0.95, 2.4),
                0);
    }

    private static SleeveCut longBishop() {
        return new SleeveCut(
                at(0.1, 1.8, 0.3, 1.6, 0.5, 1.8, 0.68, 3, 0.82, 4.2, 0.92, 3.8, 0.98, 1.6),
                at(0.35, 0, 0.55, 0.8, 0.74, 2.8, 0.88, 3.8, 0.96, 2.2),
                0);
    }

    private static SleeveCut shortBishop() {
        return new SleeveCut(at(0.12, 1, 0.4, 1.4, 0.7, 2.8, 0.9, 2), at(0.5, 1, 0.8, 2.4), 0);
    }

    /** Slim where it would be straight, so that it opens below. */
    private static SleeveCut bell(boolean isLong, double spread) {
        double in = Math.clamp(spread, 0, 16);
        return isLong
                ? new SleeveCut(
                        at(0.12, 1.9, 0.35, 0.9, 0.55, -0.1 * in, 0.78, -0.09 * in),
                        at(0.25, -0.12 * in, 0.5, -0.34 * in, 0.75, -0.28 * in),
                        0)
                : new SleeveCut(at(0.15, 1.3, 0.45, 0.2, 0.75, -0.06 * in), at(0.5, -0.12 * in), 0);
    }
}
