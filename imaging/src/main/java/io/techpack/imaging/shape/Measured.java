package io.techpack.imaging.shape;

import io.techpack.imaging.raster.Point;

/**
 * One measure as found in a picture.
 *
 * @param confidence 0 to 1
 */
public record Measured(Measure measure, Point from, Point to, double confidence) {

    public Measured {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(measure + " with confidence " + confidence);
        }
    }

    /** Raster pixels. */
    public double length() {
        return from.distance(to);
    }
}
