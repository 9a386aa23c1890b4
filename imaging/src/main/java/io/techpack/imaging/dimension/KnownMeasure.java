package io.techpack.imaging.dimension;

import io.techpack.imaging.shape.Measure;

/** One measure that somebody took with a tape; it replaces the assumed size. */
public record KnownMeasure(Measure measure, double centimetres) {

    public KnownMeasure {
        if (!(centimetres > 0.5 && centimetres < 500)) {
            throw new IllegalArgumentException(
                    measure + " of " + centimetres + " cm is not believable");
        }
    }
}
