package io.techpack.imaging.flat;

/**
 * A measure as a ratio of the garment's base measure, such as its body length.
 *
 * @param ratio above 0
 * @param tolerance of the ratio, plus or minus; 0 for what a person stated
 */
public record Proportion(double ratio, double tolerance, Origin origin) {

    public Proportion {
        if (!(ratio > 0 && ratio < 1000) || !(tolerance >= 0)) {
            throw new IllegalArgumentException("a ratio of " + ratio + " ± " + tolerance);
        }
    }
}
