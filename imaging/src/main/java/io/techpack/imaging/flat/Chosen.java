package io.techpack.imaging.flat;

/**
 * The make of a trait, and how it is known.
 *
 * @param confidence 0 to 1: the detector's where it was seen, 1 where a person stated it
 */
public record Chosen(Choice choice, Origin origin, double confidence) {

    public Chosen {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(choice + " with confidence " + confidence);
        }
    }
}
