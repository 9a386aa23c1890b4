package io.techpack.baseviews.edit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length with its unit, as an analysis writes it: {@code 52.5 cm}. Immutable. */
record Length(BigDecimal amount, Unit unit) {

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\s*(?:±\\s*)?(\\d{1,6}(?:[.,]\\d{1,6})?)\\s*(cm|mm|m|in|inch|inches|\")\\s*");

    /** The length that stands there, with ± or without; empty if it is none. */
    static Optional<Length> written(String text) {
        Matcher matcher = WRITTEN.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Unit unit = Unit.named(matcher.group(2)).orElse(Unit.IN);
        return Optional.of(new Length(new BigDecimal(matcher.group(1).replace(',', '.')), unit));
    }

    BigDecimal centimetres() {
        return amount.multiply(unit.centimetres());
    }

    Length plus(Length other) {
        return new Length(amount.add(other.in(unit).amount), unit);
    }

    Length times(BigDecimal factor) {
        return new Length(amount.multiply(factor), unit).rounded();
    }

    /** The same length in another unit. */
    Length in(Unit other) {
        return other == unit
                ? this
                : new Length(
                                centimetres().divide(other.centimetres(), 6, RoundingMode.HALF_UP),
                                other)
                        .rounded();
    }

    /** To what can be cut: half a millimetre, or a thirty-second of an inch. */
    private Length rounded() {
        return new Length(amount.setScale(unit == Unit.M ? 4 : 2, RoundingMode.HALF_UP), unit);
    }

    @Override
    public String toString() {
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString()
                + " "
                + unit.symbol();
    }
}
