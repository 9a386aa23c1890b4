package io.techpack.document.pack;

import io.techpack.document.measure.Grading;
import io.techpack.document.measure.Units;
import java.util.Optional;

/**
 * How a document is wanted.
 *
 * @param grading the rules of a size run, if there is to be one
 */
public record Layout(Paper paper, Units units, Optional<Grading> grading) {

    /** A4, both units, no size run. */
    public static final Layout USUAL = new Layout(Paper.A4, Units.BOTH, Optional.empty());
}
