package io.techpack.imaging.dimension;

import io.techpack.imaging.shape.Measure;
import java.util.Optional;

/** One measure that somebody took with a tape; it replaces the assumed size. */
public record KnownMeasure(Measure measure, double centimetres) {

    /** The measure of that key; empty if there is none. */
    public static Optional<KnownMeasure> keyed(String key, double centimetres) {
        return Measure.keyed(key).map(measure -> new KnownMeasure(measure, centimetres));
    }

    public KnownMeasure {
        if (!(centimetres > 0.5 && centimetres < 500)) {
            throw new IllegalArgumentException(
                    measure + " of " + centimetres + " cm is not believable");
        }
    }
}
