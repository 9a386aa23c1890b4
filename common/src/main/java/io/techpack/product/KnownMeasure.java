package io.techpack.product;

/**
 * One measure of a product that somebody took with a tape.
 *
 * @param key of the measure, such as {@code body_length}
 */
public record KnownMeasure(String key, double centimetres) {

    /** What no product measures. */
    public static final double LEAST = 1;

    public static final double MOST = 400;

    public KnownMeasure {
        if (!isPossible(key, centimetres)) {
            throw new IllegalArgumentException(
                    "a known measure '%s' of %s cm".formatted(key, centimetres));
        }
    }

    static boolean isPossible(String key, double centimetres) {
        return !key.isBlank() && centimetres >= LEAST && centimetres <= MOST;
    }

    /** Such as {@code body_length=72.0}: part of the keys under which analyses are kept. */
    String id() {
        return key + "=" + centimetres;
    }
}
