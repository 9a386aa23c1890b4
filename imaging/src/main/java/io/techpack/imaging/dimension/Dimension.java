package io.techpack.imaging.dimension;

import io.techpack.imaging.shape.Measure;
import io.techpack.imaging.shape.Measured;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One measure in centimetres.
 *
 * @param measured what was found in the picture
 * @param centimetres the estimate
 * @param ratio to the product's height in the picture: this is measured, the centimetres are scaled
 *     from it
 * @param errorCentimetres how far the estimate may be off, plus or minus: the scale's error and the
 *     point's together; 0 for what a person stated
 */
public record Dimension(
        Measured measured, double centimetres, double ratio, double errorCentimetres) {

    private static final Pattern OF_THE_HEIGHT =
            Pattern.compile(" \\(\\d+\\.\\d+ of the height\\)");

    public Dimension {
        if (!(centimetres >= 0) || !(errorCentimetres >= 0)) {
            throw new IllegalArgumentException(centimetres + " cm ± " + errorCentimetres);
        }
    }

    /** Such as {@code 52.3 cm}. */
    public String value() {
        return String.format(Locale.ROOT, "%.1f cm", centimetres);
    }

    /**
     * What the finished garment may differ by, such as {@code ± 1.0 cm}; the estimate's error is
     * another matter.
     */
    public String tolerance() {
        return tolerance(measured.measure(), centimetres);
    }

    /** The same of a measure of that length, wherever it comes from. */
    public static String tolerance(Measure measure, double centimetres) {
        return String.format(
                Locale.ROOT, "± %.1f cm", ProductionTolerance.of(measure, centimetres));
    }

    /** How far the estimate may be off, such as {@code ± 5.2 cm}. */
    public String accuracy() {
        return String.format(Locale.ROOT, "± %.1f cm", errorCentimetres);
    }

    /** How to take it, and what it is relative to the height. */
    public String measurementPoint() {
        return String.format(
                Locale.ROOT, "%s (%.2f of the height)", measured.measure().howTo(), ratio);
    }

    /** How to take it alone, of what a measurement point says. */
    public static String howTo(String measurementPoint) {
        return OF_THE_HEIGHT.matcher(measurementPoint).replaceAll("");
    }
}
