package io.techpack.imaging.dimension;

import io.techpack.imaging.shape.Measured;
import java.util.Locale;

/**
 * One measure in centimetres.
 *
 * @param measured what was found in the picture
 * @param centimetres the estimate
 * @param ratio to the product's height in the picture: this is measured, the centimetres are scaled
 *     from it
 * @param toleranceCentimetres plus or minus, for the estimate's scale and the point's confidence
 *     together
 */
public record Dimension(
        Measured measured, double centimetres, double ratio, double toleranceCentimetres) {

    public Dimension {
        if (!(centimetres >= 0) || !(toleranceCentimetres > 0)) {
            throw new IllegalArgumentException(centimetres + " cm ± " + toleranceCentimetres);
        }
    }

    /** Such as {@code 52.3 cm}. */
    public String value() {
        return String.format(Locale.ROOT, "%.1f cm", centimetres);
    }

    /** Such as {@code ± 5.2 cm}. */
    public String tolerance() {
        return String.format(Locale.ROOT, "± %.1f cm", toleranceCentimetres);
    }

    /** How to take it, and what it is relative to the height. */
    public String measurementPoint() {
        return String.format(
                Locale.ROOT, "%s (%.2f of the height)", measured.measure().howTo(), ratio);
    }
}
