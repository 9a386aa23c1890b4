package io.techpack.document.table;

import io.techpack.document.measure.Length;
import io.techpack.document.pack.Measure;
import io.techpack.imaging.dimension.Dimension;
import java.util.Optional;

/**
 * A point of measure of the product.
 *
 * @param number from 1
 * @param where whose measure it is, such as {@code front}
 * @param length empty if the value is no length
 * @param others what other views say that differs by more than the tolerance, or nothing
 */
public record MeasurementRow(
        int number,
        String where,
        Measure measure,
        Optional<Length> length,
        Optional<Length> tolerance,
        Optional<Length> accuracy,
        String others) {

    static MeasurementRow of(int number, String where, Measure measure, String others) {
        return new MeasurementRow(
                number,
                where,
                measure,
                Length.parse(measure.value()),
                Length.parse(measure.tolerance()),
                measure.accuracy().flatMap(Length::parse),
                others);
    }

    public String label() {
        return Labels.of(measure.key());
    }

    /** How it is taken, without where on this picture that is. */
    public String how() {
        return Dimension.howTo(measure.how());
    }
}
