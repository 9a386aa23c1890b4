package io.techpack.document.pack;

/** How sure an engine is, from 0 to 1. */
final class Confidence {

    private Confidence() {}

    /** What an engine said may be anything. */
    static double clamped(double said) {
        return said >= 0 ? Math.min(said, 1) : 0;
    }
}
