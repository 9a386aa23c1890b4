package io.techpack.document.measure;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length. */
public record Length(double centimetres) {

    private static final double CENTIMETRES_PER_INCH = 2.54;
    private static final double LONGEST = 100_000;

    /** A number, a fraction as the trade writes inches, or both; then the unit. */
    private static final Pattern MEASURE =
            Pattern.compile(
                    "(?:±|\\+/-)?\\s*(?:(\\d{1,7}(?:[.,]\\d{1,4})?)(?:\\s+(\\d{1,3})/(\\d{1,3}))?|(\\d{1,3})/(\\d{1,3}))\\s*(cm|mm|in|\")");

    public Length {
        if (!(Math.abs(centimetres) <= LONGEST)) {
            throw new IllegalArgumentException(centimetres + " cm is no length of a product");
        }
    }

    /** The length that a text such as {@code 52.5 cm}, {@code ± 1/4 in} or {@code 8 mm} is. */
    public static Optional<Length> parse(String text) {
        Matcher parts = MEASURE.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        double amount =
                number(parts.group(1))
                        + fraction(parts.group(2), parts.group(3))
                        + fraction(parts.group(4), parts.group(5));
        double centimetres =
                switch (parts.group(6)) {
                    case "cm" -> amount;
                    case "mm" -> amount / 10;
                    default -> amount * CENTIMETRES_PER_INCH;
                };
        return Double.isFinite(centimetres) && centimetres <= LONGEST
                ? Optional.of(new Length(centimetres))
                : Optional.empty();
    }

    private static double number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits.replace(',', '.'));
    }

    private static double fraction(
            @org.jspecify.annotations.Nullable String over,
            @org.jspecify.annotations.Nullable String under) {
        return over == null || under == null
                ? 0
                : Double.parseDouble(over) / Double.parseDouble(under);
    }

    public double inches() {
        return centimetres / CENTIMETRES_PER_INCH;
    }

    /** Such as {@code 52.5}. */
    public String inCentimetres() {
        return String.format(Locale.ROOT, "%.1f", centimetres);
    }

    /** To the eighth, as the trade writes inches, such as {@code 20 5/8}. */
    public String inInches() {
        double size = Math.abs(inches());
        long eighths = Math.max(size > 0 ? 1 : 0, Math.round(size * 8));
        long whole = eighths / 8;
        long rest = eighths % 8;
        String sign = centimetres < 0 ? "-" : "";
        if (rest == 0) {
            return sign + whole;
        }
        int divisor = rest % 4 == 0 ? 4 : rest % 2 == 0 ? 2 : 1;
        String fraction = rest / divisor + "/" + 8 / divisor;
        return sign + (whole == 0 ? fraction : whole + " " + fraction);
    }

    /** With its unit; both of them with a dot between. */
    public String in(Units units) {
        return switch (units) {
            case CM -> inCentimetres() + " cm";
            case IN -> inInches() + " in";
            case BOTH -> inCentimetres() + " cm · " + inInches() + " in";
        };
    }
}
