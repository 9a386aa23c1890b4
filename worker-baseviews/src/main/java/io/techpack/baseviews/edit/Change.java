package io.techpack.baseviews.edit;

import java.math.BigDecimal;
import java.util.Optional;

/** What becomes of a number. */
sealed interface Change {

    /**
     * This instead.
     *
     * @param percent whether it was said as a percentage
     */
    record Absolute(BigDecimal amount, Optional<Unit> unit, boolean percent) implements Change {}

    /** So much more, or less where it is negative. */
    record Delta(BigDecimal amount, Optional<Unit> unit) implements Change {}

    /** So many times as much. */
    record Factor(BigDecimal factor) implements Change {}
}
